package org.numberrefresh.stack;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.stack.stores.AwsEndpoint;

/**
 * How a stack is started.
 *
 * @param home the repository's root
 * @param template the template that is brought to life
 * @param port the port on loopback; 0 for a free one
 * @param data where everything is kept; empty for memory
 * @param endpoint where tables and queues live
 * @param carriers the carriers that are registered at the start, name by id
 * @param log where the stack and the handlers write their logs
 * @param disorder the seed of the queues' disorder; empty for none
 */
public record StackOptions(
    Path home,
    Path template,
    int port,
    Optional<Path> data,
    AwsEndpoint endpoint,
    Map<String, String> carriers,
    PrintStream log,
    Optional<Long> disorder) {

  /**
   * The system's own template on a free port, in memory, with the carriers east and west, logging to standard error.
   */
  public static StackOptions defaults() {
    Path home = Home.find();
    return new StackOptions(
        home,
        home.resolve("template.yaml"),
        0,
        Optional.empty(),
        AwsEndpoint.embedded(),
        Map.of("east", "East Mobile", "west", "West Mobile"),
        System.err,
        Optional.empty());
  }

  public StackOptions {
    carriers = Map.copyOf(carriers);
  }

  /** With another template. */
  public StackOptions withTemplate(Path other) {
    return new StackOptions(home, other, port, data, endpoint, carriers, log, disorder);
  }

  /** With a port; 0 for a free one. */
  public StackOptions withPort(int other) {
    return new StackOptions(home, template, other, data, endpoint, carriers, log, disorder);
  }

  /** With a directory that everything is kept in. */
  public StackOptions withData(Path directory) {
    return new StackOptions(home, template, port, Optional.of(directory), endpoint, carriers, log, disorder);
  }

  /** With tables and queues elsewhere. */
  public StackOptions withEndpoint(AwsEndpoint other) {
    return new StackOptions(home, template, port, data, other, carriers, log, disorder);
  }

  /** With other carriers, name by id. */
  public StackOptions withCarriers(Map<String, String> others) {
    return new StackOptions(home, template, port, data, endpoint, others, log, disorder);
  }

  /** With logs going elsewhere. */
  public StackOptions withLog(PrintStream other) {
    return new StackOptions(home, template, port, data, endpoint, carriers, other, disorder);
  }

  /** With queues that deliver twice, late and out of order, as a seed has it. */
  public StackOptions withDisorder(Optional<Long> seed) {
    return new StackOptions(home, template, port, data, endpoint, carriers, log, seed);
  }

  List<String> carrierIds() {
    return carriers.keySet().stream().sorted().toList();
  }
}
