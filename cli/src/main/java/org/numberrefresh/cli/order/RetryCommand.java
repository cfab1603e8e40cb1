package org.numberrefresh.cli.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.UrlPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks apps again about an order's pairs whose outcome may change. */
@Command(name = "retry")
public final class RetryCommand implements Callable<Integer> {

  @Mixin private ClientOptions options = new ClientOptions();

  @Parameters(paramLabel = "ORDER", descriptionKey = "order")
  private String order = "";

  @Option(names = "--outcomes", paramLabel = "OUTCOME", split = ",")
  private List<String> outcomes = List.of("UNDELIVERABLE", "NO_RESPONSE", "FAILED", "REFUSED", "BLOCKED");

  @Option(names = "--reasons", paramLabel = "REASON", split = ",")
  private List<String> reasons = List.of();

  @Option(names = "--apps", paramLabel = "ID", split = ",")
  private List<String> apps = List.of();

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--key", paramLabel = "KEY", descriptionKey = "key")
  private Optional<String> key = Optional.empty();

  @Override
  public Integer call() {
    ObjectNode body = Api.object();
    put(body, "outcomes", outcomes);
    put(body, "reasons", reasons);
    put(body, "apps", apps);
    if (dryRun) {
      body.put("dryRun", true);
    }
    String once = key.orElseGet(() -> UUID.randomUUID().toString());
    options.voice().show(options.api().post("orders/" + UrlPart.of(order) + "/retry", body, once).body());
    return ExitCode.DONE;
  }

  private static void put(ObjectNode body, String name, List<String> values) {
    if (!values.isEmpty()) {
      values.forEach(body.withArrayProperty(name)::add);
    }
  }
}
