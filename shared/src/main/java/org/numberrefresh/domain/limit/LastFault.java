package org.numberrefresh.domain.limit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.domain.call.SeenFault;

/**
 * A fault of an app's answers, as it is kept to be shown.
 *
 * @param kind its kind
 * @param status the HTTP status of the answer, if there was one
 * @param rule the rule that a result of the answer breaks, if the fault is one of its results
 * @param ref a ref of the call: that of the bad result, else the first one
 * @param at the time of the call, to the second
 */
public record LastFault(Fault kind, OptionalInt status, Optional<Rule> rule, String ref, Instant at) {
  public LastFault {
    at = at.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * A fault that was seen now.
   *
   * @param first the first ref of the call
   */
  public static LastFault of(SeenFault seen, String first, Instant at) {
    String ref = seen.result().flatMap(SeenFault.BadResult::ref).orElse(first);
    return new LastFault(seen.kind(), seen.status(), seen.result().map(SeenFault.BadResult::rule), ref, at);
  }
}
