package org.numberrefresh.cli.order;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.Pages;
import org.numberrefresh.cli.session.UrlPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the carrier's orders, the newest first. */
@Command(name = "orders")
public final class OrdersCommand implements Callable<Integer> {

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--state", paramLabel = "STATE")
  private Optional<String> state = Optional.empty();

  @Option(names = "--from", paramLabel = "DAY")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "DAY")
  private Optional<String> to = Optional.empty();

  @Option(names = "--most", paramLabel = "COUNT")
  private int most = 20;

  @Override
  public Integer call() {
    Api api = options.api();
    String path = "orders?limit=20" + query("state", state) + query("from", from) + query("to", to);
    options.voice().show(Api.object().set("orders", Pages.read(api, path, "orders", most)));
    return ExitCode.DONE;
  }

  private static String query(String name, Optional<String> value) {
    return value.map(given -> "&" + name + "=" + UrlPart.of(given)).orElse("");
  }
}
