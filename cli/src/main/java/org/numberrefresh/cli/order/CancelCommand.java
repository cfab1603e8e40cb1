package org.numberrefresh.cli.order;

import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.UrlPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels an order. */
@Command(name = "cancel")
public final class CancelCommand implements Callable<Integer> {

  @Mixin private ClientOptions options = new ClientOptions();

  @Parameters(paramLabel = "ORDER", descriptionKey = "order")
  private String order = "";

  @Override
  public Integer call() {
    options.voice().show(options.api().post("orders/" + UrlPart.of(order) + "/cancel", Api.object()).body());
    return ExitCode.DONE;
  }
}
