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

/**
 * Erases what is held about numbers, in calls of as many as the API takes. Each line is told once its call has
 * answered: a command that fails may be given again, and answers with the same traces.
 */
@Command(name = "erase")
public final class EraseCommand implements Callable<Integer> {

  private static final int MOST = 100;

  @Mixin private ClientOptions options = new ClientOptions();
  @Mixin private NumberList numbers = new NumberList();

  @Option(names = "--reason", paramLabel = "TEXT", required = true)
  private String reason = "";

  @Override
  public Integer call() {
    Voice voice = options.voice();
    Api api = options.api();
    ObjectNode all = Api.object();
    List<String> asked = numbers.read(options);
    for (int from = 0; from < asked.size(); from += MOST) {
      ObjectNode body = Api.object().put("reason", reason);
      asked.subList(from, Math.min(asked.size(), from + MOST)).forEach(body.withArrayProperty("phoneNumbers")::add);
      JsonNode answer = api.post("numbers/erase", body).body();
      ArrayNode erased = moved(answer.path("erased"), from);
      erased.forEach(line -> voice.say("erase.done", line.path("index").asInt() + 1, line.path("traceId").asText()));
      all.withArrayProperty("erased").addAll(erased);
      all.withArrayProperty("rejected").addAll(moved(answer.path("rejected"), from));
    }
    if (voice.json()) {
      voice.show(all);
    }
    for (JsonNode line : all.path("rejected")) {
      voice.note(
          "status.rejected", line.path("index").asInt() + 1, line.path("code").asText(), line.path("message").asText());
    }
    return all.path("rejected").isEmpty() ? ExitCode.DONE : ExitCode.REJECTED_LINES;
  }

  /** Lines of a call, whose indexes become their places among all numbers. */
  private static ArrayNode moved(JsonNode lines, int from) {
    ArrayNode moved = Api.JSON.createArrayNode();
    lines.forEach(line -> moved.add(((ObjectNode) line.deepCopy()).put("index", from + line.path("index").asInt())));
    return moved;
  }
}
