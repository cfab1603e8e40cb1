package org.numberrefresh.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;

/** {@code ./run bench}: runs a benchmark, or lists them. */
public final class Bench {

  private static final List<Benchmark> ALL = List.of(new Calls(), new Isolation(), new KeysCost(), new Security());
  private static final int BAD_OPTIONS = 2;

  private final Terminal terminal;

  Bench(Terminal terminal) {
    this.terminal = terminal;
  }

  public static void main(String[] line) {
    // Every figure below is written the same way on every machine.
    Locale.setDefault(Locale.ROOT);
    System.exit(new Bench(Terminal.ofProcess()).run(line));
  }

  /** Runs what a command line asks for and returns the exit code. */
  int run(String... line) {
    Optional<Benchmark> benchmark =
        ALL.stream().filter(known -> line.length > 0 && known.name().equals(line[0])).findFirst();
    if (benchmark.isEmpty()) {
      list();
      return line.length == 0 || line[0].equals("--help") ? 0 : BAD_OPTIONS;
    }
    return run(benchmark.get(), Arrays.copyOfRange(line, 1, line.length));
  }

  private int run(Benchmark benchmark, String[] options) {
    if (options.length > 0 && options[0].equals("--help")) {
      terminal.line(benchmark.usage());
      return 0;
    }
    try {
      benchmark.run(options, terminal);
      return 0;
    } catch (IllegalArgumentException e) {
      terminal.line(terminal.bad("bench: " + e.getMessage()));
      return BAD_OPTIONS;
    } catch (RunFailure e) {
      terminal.line(terminal.bad("bench: " + e.getMessage()));
      return 1;
    } catch (IOException e) {
      terminal.line(terminal.bad("bench: the stack did not answer as it must: " + e));
      return 1;
    } catch (InterruptedException e) {
      terminal.line("bench: interrupted");
      return 1;
    }
  }

  private void list() {
    terminal.line("usage: ./run bench NAME [OPTIONS]");
    ALL.forEach(benchmark -> terminal.line("  %-10s  %s".formatted(benchmark.name(), benchmark.purpose())));
  }
}
