package org.numberrefresh.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The CPU that keys cost a function that starts, and each pair. A start is billed by CPU. */
@Command(
    name = "keys",
    description = "CPU of the first use of keys in a new process, and of each pair in a warm one.",
    footer = {"", "Example:", "  ./run bench keys --times 3"})
final class KeysCost extends Benchmark {

  private static final int APPS = 200;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "5",
      description = "Times that each is measured, each time in a new process")
  @Between(least = 1, most = 100)
  int times;

  KeysCost(Terminal terminal) {
    super(terminal);
  }

  @Override
  void report(Terminal terminal) throws IOException, InterruptedException, RunFailure {
    terminal.heading("First use of keys: one token, one batch sealed and opened");
    first(terminal, KeysFirstUse.JDK, "the JDK's cipher and MAC alone", times);
    first(terminal, KeysFirstUse.OURS, "the same with our versions and envelopes", times);
    first(terminal, KeysFirstUse.REGISTRY, "Tink's KmsEnvelopeAead with its registry", times);
    terminal.heading("Warm: a batch of 500 numbers, tokens, sealed once, opened once");
    Figures warm = measured(KeysFirstUse.WARM, times);
    terminal.line(
        "  %,.0f ns a number, %.1f ns a pair with %d apps, which all open it"
            .formatted(warm.median(), warm.median() / APPS, APPS));
  }

  private void first(Terminal terminal, String what, String words, int times)
      throws IOException, InterruptedException, RunFailure {
    Figures figures = measured(what, times);
    findings.add("CPU of the first use of keys in a new process: " + words, figures.median() / 1e3, "%.0f ms");
    terminal.line(
        "  %6.0f ms CPU (%.0f to %.0f)  %s"
            .formatted(figures.median() / 1e3, figures.least() / 1e3, figures.most() / 1e3, words));
  }

  private static Figures measured(String what, int times) throws IOException, InterruptedException, RunFailure {
    var values = new ArrayList<Double>();
    for (int i = 0; i < times; i++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--sun-misc-unsafe-memory-access=allow",
                  "-cp",
                  System.getProperty("java.class.path"),
                  KeysFirstUse.class.getName(),
                  what)
              .redirectErrorStream(true)
              .start();
      String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new RunFailure("The process that uses keys failed: " + written);
      }
      values.add(Double.valueOf(written));
    }
    return new Figures(values);
  }
}
