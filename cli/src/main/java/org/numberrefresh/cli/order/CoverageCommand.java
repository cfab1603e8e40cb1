package org.numberrefresh.cli.order;

import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the apps that can be asked, and how they answer. */
@Command(name = "apps")
public final class CoverageCommand implements Callable<Integer> {

  @Mixin private ClientOptions options = new ClientOptions();

  @Override
  public Integer call() {
    options.voice().show(options.api().get("apps").body());
    return ExitCode.DONE;
  }
}
