package org.numberrefresh.domain.phone;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.numberrefresh.domain.calendar.ShanghaiTime;

/** A time that a carrier gives: RFC 3339 with zone, kept to the second. */
public sealed interface GivenTime {

  /** The earliest time that is taken. */
  Instant RECORDS_BEGIN = ShanghaiTime.startOf(ShanghaiTime.RECORDS_BEGIN);

  /** A time within the reach of the records. */
  record At(Instant time) implements GivenTime {}

  /** A time in the future, or before the records begin. */
  record OutOfRange() implements GivenTime {}

  /** A text that is no time. */
  record Malformed() implements GivenTime {}

  /** The time, if it is within the reach of the records. */
  default Optional<Instant> inReach() {
    return this instanceof At(Instant time) ? Optional.of(time) : Optional.empty();
  }

  /** Reads a time. */
  static GivenTime read(String text, Instant now) {
    Optional<Instant> time = parse(text);
    if (time.isEmpty()) {
      return new Malformed();
    }
    boolean may = !time.get().isAfter(now) && !time.get().isBefore(RECORDS_BEGIN);
    return may ? new At(time.get()) : new OutOfRange();
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The text for a malformed time. */
  static String notATime(String name) {
    return name + " is not an RFC 3339 time with zone, such as 2026-08-01T00:00:00+08:00.";
  }
}
