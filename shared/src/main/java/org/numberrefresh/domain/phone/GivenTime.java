package org.numberrefresh.domain.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.ProblemCode;

/**
 * A time that a carrier gives: RFC 3339 with zone, kept to the second.
 *
 * <p>Decision: docs/decisions.md#a-time-up-to-five-minutes-ahead-counts-as-now
 */
public sealed interface GivenTime {

  /** The earliest time that is taken. */
  Instant RECORDS_BEGIN = ShanghaiTime.startOf(ShanghaiTime.RECORDS_BEGIN);

  /** The leeway for a carrier's clock that is ahead of ours. */
  Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

  /** A time within the reach of the records. */
  record At(Instant time) implements GivenTime {}

  /** A time more than five minutes in the future, or before the records begin. */
  record OutOfRange(ProblemCode why) implements GivenTime {}

  /** A text that is no time. */
  record Malformed() implements GivenTime {}

  /** The time, if it is within the reach of the records. */
  default Optional<Instant> inReach() {
    return this instanceof At(Instant time) ? Optional.of(time) : Optional.empty();
  }

  /** Reads a time. A time at most five minutes ahead of the clock counts as now. */
  static GivenTime read(String text, Instant now) {
    Optional<Instant> time = Rfc3339.time(text);
    if (time.isEmpty()) {
      return new Malformed();
    }
    if (time.get().isBefore(RECORDS_BEGIN)) {
      return new OutOfRange(ProblemCode.DATE_BEFORE_RECORDS);
    }
    if (time.get().isAfter(now.plus(CLOCKS_DIFFER_BY))) {
      return new OutOfRange(ProblemCode.DATE_IN_FUTURE);
    }
    return new At(time.get().isAfter(now) ? now.truncatedTo(ChronoUnit.SECONDS) : time.get());
  }

  /** The detail of a malformed time. */
  static Detail notATime(String name) {
    return Detail.of(Cause.NOT_A_TIME, name);
  }
}
