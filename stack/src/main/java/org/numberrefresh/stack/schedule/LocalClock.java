package org.numberrefresh.stack.schedule;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.numberrefresh.stack.data.PrivateFile;

/** The stack's clock: the machine's clock, moved ahead as its operators asked. It never goes back. */
public final class LocalClock extends Clock {

  private final Clock machine;
  private final ZoneId zone;
  private final AtomicReference<Duration> ahead;
  private final Optional<PrivateFile> file;

  private LocalClock(Clock machine, ZoneId zone, AtomicReference<Duration> ahead, Optional<PrivateFile> file) {
    this.machine = machine;
    this.zone = zone;
    this.ahead = ahead;
    this.file = file;
  }

  /**
   * A clock that is as far ahead after a restart as before.
   *
   * @param data the directory that keeps how far; empty for memory
   */
  public static LocalClock keptIn(Optional<Path> data) {
    Optional<PrivateFile> file = data.map(path -> new PrivateFile(path.resolve("clock")));
    Duration ahead = file.flatMap(PrivateFile::read).map(text -> Duration.parse(text.strip())).orElse(Duration.ZERO);
    return new LocalClock(Clock.systemUTC(), ZoneOffset.UTC, new AtomicReference<>(ahead), file);
  }

  /**
   * Moves the clock ahead.
   *
   * @param step not negative
   * @return the new time
   */
  Instant advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("A clock does not go back.");
    }
    Duration now = ahead.updateAndGet(before -> before.plus(step));
    file.ifPresent(kept -> kept.write(now.toString()));
    return instant();
  }

  /**
   * The length of an ISO 8601 duration or period that begins now.
   *
   * @param text such as {@code PT1H}, {@code P90D} or {@code P3M}
   * @throws IllegalArgumentException if it is neither
   */
  public Duration length(String text) {
    TemporalAmount amount = amount(text);
    Instant now = instant();
    return Duration.between(now, now.atZone(ZoneOffset.UTC).plus(amount).toInstant());
  }

  private static TemporalAmount amount(String text) {
    try {
      return text.contains("T") ? Duration.parse(text) : Period.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Not an ISO 8601 duration: write P90D or PT1H.", e);
    }
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new LocalClock(machine, other, ahead, file);
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead.get());
  }
}
