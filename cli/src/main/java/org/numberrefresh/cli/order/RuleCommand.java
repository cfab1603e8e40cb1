package org.numberrefresh.cli.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rule by which the carrier sells refreshed numbers. */
@Command(name = "rule", synopsisSubcommandLabel = "COMMAND")
public final class RuleCommand {

  @Command(name = "get")
  int get(@Mixin ClientOptions options) {
    options.voice().show(options.api().get("release-rule").body());
    return ExitCode.DONE;
  }

  @Command(name = "put")
  int put(@Mixin ClientOptions options, @Parameters(paramLabel = "FILE", descriptionKey = "jsonFile") String file) {
    options.voice().show(options.api().put("release-rule", options.readJson(file)).body());
    return ExitCode.DONE;
  }

  @Command(name = "try")
  int tryOn(
      @Mixin ClientOptions options,
      @Parameters(paramLabel = "ORDER", descriptionKey = "order") String order,
      @Option(names = "--rule", paramLabel = "FILE") Optional<String> file) {
    ObjectNode body = Api.object().put("orderId", order);
    Optional<JsonNode> rule = file.map(options::readJson);
    rule.ifPresent(given -> body.set("rule", given));
    options.voice().show(options.api().post("release-rule/try", body).body());
    return ExitCode.DONE;
  }
}
