package org.numberrefresh.cli.operator;

import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.UrlPart;
import org.numberrefresh.cli.session.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports a month, by app and by carrier. */
@Command(name = "report")
public final class ReportCommand implements Callable<Integer> {

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--month", paramLabel = "MONTH", required = true)
  private String month = "";

  @Option(names = "--csv")
  private boolean csv;

  @Override
  public Integer call() {
    Voice voice = options.voice();
    String path = "reports/monthly?month=" + UrlPart.of(month);
    if (csv) {
      voice.out().print(options.api().get(path, "text/csv").text());
      voice.out().flush();
    } else {
      voice.show(options.api().get(path).body());
    }
    return ExitCode.DONE;
  }
}
