package org.numberrefresh.cli.number;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.Pages;
import org.numberrefresh.cli.session.UrlPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Objections to what an app answered. */
@Command(name = "appeal", synopsisSubcommandLabel = "COMMAND")
public final class AppealCommand {

  @Command(name = "raise")
  int raise(
      @Mixin ClientOptions options,
      @Mixin NumberList number,
      @Option(names = "--app", paramLabel = "ID", required = true) String app,
      @Option(names = "--reason", paramLabel = "REASON", required = true) String reason,
      @Option(names = "--contact-ref", paramLabel = "REF", required = true) String contactRef,
      @Option(names = "--key", paramLabel = "KEY", descriptionKey = "key") Optional<String> key) {
    ObjectNode body =
        Api.object()
            .put("phoneNumber", number.one(options))
            .put("app", app)
            .put("reason", reason)
            .put("contactRef", contactRef);
    String once = key.orElseGet(() -> UUID.randomUUID().toString());
    options.voice().show(options.api().post("appeals", body, once).body());
    return ExitCode.DONE;
  }

  @Command(name = "show")
  int show(@Mixin ClientOptions options, @Parameters(paramLabel = "APPEAL", descriptionKey = "appeal") String appeal) {
    options.voice().show(options.api().get("appeals/" + UrlPart.of(appeal)).body());
    return ExitCode.DONE;
  }

  @Command(name = "list")
  int list(
      @Mixin ClientOptions options,
      @Option(names = "--state", paramLabel = "STATE") Optional<String> state,
      @Option(names = "--most", paramLabel = "COUNT", defaultValue = "100") int most) {
    String path = "appeals?limit=100" + state.map(given -> "&state=" + UrlPart.of(given)).orElse("");
    options.voice().show(Api.object().set("appeals", Pages.read(options.api(), path, "appeals", most)));
    return ExitCode.DONE;
  }
}
