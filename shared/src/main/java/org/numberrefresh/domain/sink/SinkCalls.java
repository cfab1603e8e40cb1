package org.numberrefresh.domain.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.EndpointCheck;

/** Calls sinks. */
public interface SinkCalls {

  /** The longest time that a call may take. */
  Duration TIME_LIMIT = Duration.ofSeconds(10);

  /**
   * Writes a call that tells a sink as many of some things as fit, the first ones.
   *
   * @param waiting what is to be told, at least one
   * @param now the time of the signature
   */
  Written write(Sink sink, List<Pushed> waiting, Instant now);

  /** A call that is written and signed. */
  interface Written {

    /** The count of things that it tells. */
    int count();

    /** Makes it. Returns the failure, if it failed. */
    Optional<CallVerdict.NotTaken> make();

    /** The {@code x-correlator} that it carries. */
    default String correlator() {
      return "";
    }
  }

  /** Sends a sink's URL a challenge, and tells the result. */
  EndpointCheck.Attempt challenge(Sink sink);
}
