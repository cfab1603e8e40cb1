package org.numberrefresh.cli.operator;

import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how all apps do. */
@Command(name = "health")
public final class HealthCommand implements Callable<Integer> {

  @Mixin private ClientOptions options = new ClientOptions();

  @Override
  public Integer call() {
    return show(options);
  }

  int show(ClientOptions asked) {
    asked.voice().show(asked.api().get("apps/health").body());
    return ExitCode.DONE;
  }
}
