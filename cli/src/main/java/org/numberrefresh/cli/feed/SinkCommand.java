package org.numberrefresh.cli.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The push of the carrier's events to a URL of its own. */
@Command(name = "sink", synopsisSubcommandLabel = "COMMAND")
public final class SinkCommand {

  @Command(name = "get")
  int get(@Mixin ClientOptions options) {
    options.voice().show(options.api().get("sink").body());
    return ExitCode.DONE;
  }

  @Command(name = "put")
  int put(
      @Mixin ClientOptions options,
      @Parameters(paramLabel = "SINK-URL", descriptionKey = "sinkUrl") String url,
      @Option(names = "--types", paramLabel = "TYPE", split = ",") List<String> types,
      @Option(names = "--batch") boolean batch) {
    ObjectNode body = Api.object().put("url", url).put("batch", batch);
    if (types != null) {
      types.forEach(body.withArrayProperty("types")::add);
    }
    options.voice().show(options.api().put("sink", body).body());
    return ExitCode.DONE;
  }

  @Command(name = "verify")
  int verify(@Mixin ClientOptions options) {
    options.voice().show(options.api().post("sink/verify", Api.object()).body());
    return ExitCode.DONE;
  }

  @Command(name = "rotate-secret")
  int rotateSecret(@Mixin ClientOptions options, @Option(names = "--replace-newest") boolean replaceNewest) {
    ObjectNode body = Api.object();
    if (replaceNewest) {
      body.put("replaceNewest", true);
    }
    options.voice().show(options.api().post("sink/rotate-secret", body).body());
    return ExitCode.DONE;
  }

  @Command(name = "replay")
  int replay(@Mixin ClientOptions options, @Parameters(paramLabel = "CURSOR", descriptionKey = "cursor") String from) {
    options.voice().show(options.api().post("sink/replay", Api.object().put("from", from)).body());
    return ExitCode.DONE;
  }

  @Command(name = "delete")
  int delete(@Mixin ClientOptions options) {
    options.api().delete("sink");
    return ExitCode.DONE;
  }
}
