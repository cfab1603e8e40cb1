package org.numberrefresh.simulation.serve;

import java.nio.charset.StandardCharsets;
import org.numberrefresh.stack.Stack;
import org.numberrefresh.stack.data.PrivateFile;
import org.numberrefresh.stack.json.StackJson;

/** The file that tells carriers and apps of this machine where to get their tokens, and with what. */
final class ClientsFile {

  private final Stack stack;

  ClientsFile(Stack stack) {
    this.stack = stack;
  }

  void write(PrivateFile file) {
    var content = StackJson.object().put("tokenUrl", stack.url() + "/oauth2/token");
    content.set("clients", StackJson.MAPPER.valueToTree(stack.clients()));
    file.write(new String(StackJson.bytes(content), StandardCharsets.UTF_8));
  }
}
