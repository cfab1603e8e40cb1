package org.numberrefresh.cli.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells all that is known of some numbers. */
@Command(name = "status")
public final class StatusCommand implements Callable<Integer> {

  private static final int MOST = 10;

  @Mixin private ClientOptions options = new ClientOptions();
  @Mixin private NumberList numbers = new NumberList();

  @Option(names = "--all")
  private boolean all;

  @Override
  public Integer call() {
    Voice voice = options.voice();
    List<String> asked = numbers.read(options);
    ObjectNode extra = Api.object();
    if (all) {
      extra.put("all", true);
    }
    ObjectNode found = NumberQuestions.ask(options.api(), "numbers/retrieve-status", asked, MOST, extra);
    return tell(voice, found, "status.rejected");
  }

  /** Shows what was found, and says which lines were rejected. */
  static int tell(Voice voice, ObjectNode found, String text) {
    if (voice.json()) {
      voice.show(found);
    } else {
      ArrayNode each = found.withArrayProperty("numbers");
      for (JsonNode number : each) {
        voice.show(number);
        voice.line("");
      }
    }
    for (JsonNode line : found.path("rejected")) {
      voice.note(text, line.path("index").asInt() + 1, line.path("code").asText(), line.path("message").asText());
    }
    return found.path("rejected").isEmpty() ? ExitCode.DONE : ExitCode.REJECTED_LINES;
  }
}
