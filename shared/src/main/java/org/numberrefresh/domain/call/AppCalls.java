package org.numberrefresh.domain.call;

import java.time.Instant;
import java.util.List;
import org.numberrefresh.domain.app.App;

/** The way out to apps: their calls in the form that each of them takes, and the meaning of their answers. */
public interface AppCalls {

  /** A call that is written and signed, and not made yet. */
  @FunctionalInterface
  interface Written {

    /** Makes the call. It never throws for what the app or the network does. */
    CallVerdict make();

    /** The {@code x-correlator} that it carries; empty if its form has none. */
    default String correlator() {
      return "";
    }
  }

  /**
   * Writes a call to an app, which must be one that is called.
   *
   * @param numbers the numbers that it is about, sorted by ref, at least one
   * @param now the time of its signature, which decides on the keys too
   */
  Written write(App app, Purpose purpose, List<AskedNumber> numbers, Instant now);

  /** True if an app can be told of a purpose. */
  boolean has(App app, Purpose purpose);
}
