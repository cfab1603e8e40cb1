package org.numberrefresh.bench;

import java.io.IOException;
import org.numberrefresh.simulation.session.RunFailure;

/** A running system that asks apps about numbers, and can be measured. */
interface Design extends AutoCloseable {

  /** Submits orders of numbers that it has not seen. */
  void submit(long from, int numbers) throws IOException, InterruptedException, RunFailure;

  /** True if everything that was submitted is settled in its stores. */
  boolean settled() throws IOException, InterruptedException, RunFailure;

  /** Its use so far. */
  Usage used() throws IOException, InterruptedException, RunFailure;

  /** The most memory that it and its stores ever held, in MB; 0 where the operating system does not tell. */
  long peakMegabytes();

  @Override
  void close() throws IOException;
}
