package org.numberrefresh.cli.operator;

import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.UrlPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Carriers, as the operator registers them. */
@Command(name = "carrier", synopsisSubcommandLabel = "COMMAND")
public final class CarrierCommand {

  @Command(name = "put")
  int put(
      @Mixin ClientOptions options,
      @Parameters(paramLabel = "ID", index = "0", descriptionKey = "carrier") String id,
      @Parameters(paramLabel = "FILE", index = "1", descriptionKey = "jsonFile") String file) {
    options.voice().show(options.api().put("carriers/" + UrlPart.of(id), options.readJson(file)).body());
    return ExitCode.DONE;
  }

  @Command(name = "get")
  int get(@Mixin ClientOptions options, @Parameters(paramLabel = "ID", descriptionKey = "carrier") String id) {
    options.voice().show(options.api().get("carriers/" + UrlPart.of(id)).body());
    return ExitCode.DONE;
  }

  @Command(name = "list")
  int list(@Mixin ClientOptions options) {
    options.voice().show(options.api().get("carriers").body());
    return ExitCode.DONE;
  }
}
