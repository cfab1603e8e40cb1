package org.numberrefresh.stack;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.numberrefresh.stack.stores.AwsEndpoint;

/**
 * The settings that a stack starts with.
 *
 * @param template the SAM template that is brought to life
 * @param stores the directory that holds the classes and libraries of the embedded stores
 * @param port the port on loopback; 0 for a free one
 * @param data the directory that keeps everything; empty for memory
 * @param endpoint the place of tables and queues
 * @param log takes the logs of the stack and of its handlers
 * @param disorder the seed of the queues' disorder; empty for none
 */
public record StackOptions(
    Path template,
    Path stores,
    int port,
    Optional<Path> data,
    AwsEndpoint endpoint,
    PrintStream log,
    Optional<Long> disorder) {

  /** A template on a free port, in memory, with embedded stores, logging to standard error. */
  public static StackOptions of(Path template, Path stores) {
    return new StackOptions(
        template, stores, 0, Optional.empty(), AwsEndpoint.embedded(), System.err, Optional.empty());
  }

  /** With a port; 0 for a free one. */
  public StackOptions withPort(int other) {
    return new StackOptions(template, stores, other, data, endpoint, log, disorder);
  }

  /** With a directory that keeps everything. */
  public StackOptions withData(Path directory) {
    return new StackOptions(template, stores, port, Optional.of(directory), endpoint, log, disorder);
  }

  /** With tables and queues elsewhere. */
  public StackOptions withEndpoint(AwsEndpoint other) {
    return new StackOptions(template, stores, port, data, other, log, disorder);
  }

  /** With logs going elsewhere. */
  public StackOptions withLog(PrintStream other) {
    return new StackOptions(template, stores, port, data, endpoint, other, disorder);
  }

  /** With queues that deliver twice, late and out of order, drawn from a seed; empty for queues that do not. */
  public StackOptions withDisorder(Optional<Long> seed) {
    return new StackOptions(template, stores, port, data, endpoint, log, seed);
  }
}
