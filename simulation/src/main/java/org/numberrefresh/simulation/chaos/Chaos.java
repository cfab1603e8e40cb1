package org.numberrefresh.simulation.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;

/**
 * {@code ./run chaos}: kills the stack at random moments, starts it again on the same data, and compares every pair
 * with the truth in the end. The exit code is 0 only where none is lost and none wrong, repeats came under the same
 * ref, counts added up at every look, feeds and sink told each event once and in order, and every appeal was decided
 * and told.
 */
public final class Chaos {

  private Chaos() {}

  /** Runs it. */
  public static void main(String[] line) {
    // Every figure of the report is written the same way on every machine.
    Locale.setDefault(Locale.ROOT);
    CommandLines.run(new ChaosCommand(Terminal.ofProcess()), line);
  }

  static boolean run(ChaosOptions options, Terminal terminal) throws IOException, InterruptedException, RunFailure {
    terminal.line(
        "Number Refresh chaos: %d kills, %,d numbers %s %d apps, seed %d"
            .formatted(options.kills(), options.numbers(), terminal.times(), options.apps(), options.seed()));
    long start = System.nanoTime();
    Path data = Files.createTempDirectory("number-refresh-chaos");
    boolean kept = true;
    try (var run = new ChaosRun(options, options.plan(), data, terminal)) {
      Findings findings = run.run();
      report(run, findings, terminal);
      terminal.line("  %.0f s in all".formatted((System.nanoTime() - start) / 1e9));
      kept = !findings.broken().isEmpty();
      return !kept;
    } finally {
      if (kept) {
        terminal.line("  what the stack left, its log too: " + data);
      } else {
        remove(data);
      }
    }
  }

  private static void report(ChaosRun run, Findings findings, Terminal terminal) {
    terminal.heading("Compared with the truth");
    terminal.line("  %d kills, %d starts".formatted(run.kills(), run.starts()));
    boolean good = findings.broken().isEmpty();
    findings.figures().forEach(figure -> terminal.line("  " + (good ? terminal.good(figure) : figure)));
    findings.broken().forEach(promise -> terminal.line(terminal.bad("  broken: " + promise)));
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.deleteIfExists(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
