package org.numberrefresh.cli.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.UrlPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Apps, as the operator registers and helps them. */
@Command(name = "app", synopsisSubcommandLabel = "COMMAND")
public final class AppCommand {

  private static String app(String id) {
    return "apps/" + UrlPart.of(id);
  }

  private static int act(ClientOptions options, String id, String action, ObjectNode body) {
    options.voice().show(options.api().post(app(id) + "/" + action, body).body());
    return ExitCode.DONE;
  }

  @Command(name = "put")
  int put(
      @Mixin ClientOptions options,
      @Parameters(paramLabel = "ID", index = "0", descriptionKey = "app") String id,
      @Parameters(paramLabel = "FILE", index = "1", descriptionKey = "jsonFile") String file) {
    options.voice().show(options.api().put(app(id), options.readJson(file)).body());
    return ExitCode.DONE;
  }

  @Command(name = "get")
  int get(@Mixin ClientOptions options, @Parameters(paramLabel = "ID", descriptionKey = "app") String id) {
    options.voice().show(options.api().get(app(id)).body());
    return ExitCode.DONE;
  }

  @Command(name = "list")
  int list(@Mixin ClientOptions options) {
    return new HealthCommand().show(options);
  }

  @Command(name = "verify")
  int verify(@Mixin ClientOptions options, @Parameters(paramLabel = "ID", descriptionKey = "app") String id) {
    return act(options, id, "verify", Api.object());
  }

  @Command(name = "pause")
  int pause(
      @Mixin ClientOptions options,
      @Parameters(paramLabel = "ID", descriptionKey = "app") String id,
      @Option(names = "--reason", paramLabel = "TEXT") Optional<String> reason) {
    ObjectNode body = Api.object();
    reason.ifPresent(text -> body.put("reason", text));
    return act(options, id, "pause", body);
  }

  @Command(name = "resume")
  int resume(@Mixin ClientOptions options, @Parameters(paramLabel = "ID", descriptionKey = "app") String id) {
    return act(options, id, "resume", Api.object());
  }

  @Command(name = "replay")
  int replay(
      @Mixin ClientOptions options,
      @Parameters(paramLabel = "ID", descriptionKey = "app") String id,
      @Option(names = "--day", paramLabel = "DAY", required = true) String day,
      @Option(names = "--outcomes", paramLabel = "OUTCOME", split = ",", required = true) List<String> outcomes,
      @Option(names = "--dry-run") boolean dryRun,
      @Option(names = "--key", paramLabel = "KEY", descriptionKey = "key") Optional<String> key) {
    ObjectNode body = Api.object().put("app", id).put("day", day).put("dryRun", dryRun);
    outcomes.forEach(body.withArrayProperty("outcomes")::add);
    String once = key.orElseGet(() -> UUID.randomUUID().toString());
    options.voice().show(options.api().post("tasks/replay", body, once).body());
    return ExitCode.DONE;
  }

  @Command(name = "redrive")
  int redrive(@Mixin ClientOptions options, @Option(names = "--queue", paramLabel = "QUEUE") Optional<String> queue) {
    ObjectNode body = Api.object();
    queue.ifPresent(name -> body.put("queue", name));
    options.voice().show(options.api().post("tasks/redrive", body).body());
    return ExitCode.DONE;
  }
}
