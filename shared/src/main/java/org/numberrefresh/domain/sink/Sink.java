package org.numberrefresh.domain.sink;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.batch.Parking;

/**
 * A carrier's sink, and how far the push of its feed has come. Each change makes the next version, which counts only
 * over the one it was made from.
 *
 * <p>Decision: docs/decisions.md#the-carrier-never-breaks-a-lease
 *
 * @param carrier the carrier's id
 * @param settings the carrier's settings
 * @param verified true if the URL has answered a challenge; without it nothing is pushed
 * @param secrets the secrets that sign calls to it
 * @param push the state of the push
 * @param version the count of its writes, from the time of the first one in milliseconds, so that a sink that was
 *     removed and registered again never has an earlier version
 */
public record Sink(
    String carrier, SinkSettings settings, boolean verified, SigningSecrets secrets, Push push, long version) {

  /** The length of a lease. It is longer than a run, so only a worker that died lets it end. */
  public static final Duration LEASE = Duration.ofMinutes(2);

  /** The time after which a sink with nothing to push is looked at again, in case that a message was lost. */
  public static final Duration REST = Duration.ofHours(1);

  /**
   * The state of a push.
   *
   * @param cursor its place in the feed
   * @param lease the worker that pushes now
   * @param fault the failure, if the last call failed
   * @param dueAt the time in the due index; empty if it stands in none
   */
  public record Push(PushCursor cursor, Optional<PushLease> lease, Optional<PushFault> fault, Optional<Instant> dueAt) {
    public Push {
      dueAt = dueAt.map(at -> at.truncatedTo(ChronoUnit.SECONDS));
    }
  }

  /** A sink that is registered now. It begins with the event at a position. */
  public static Sink begun(String carrier, SinkSettings settings, SigningSecrets secrets, long position, Instant now) {
    var cursor = new PushCursor(position, OptionalLong.empty(), 0);
    var push = new Push(cursor, Optional.empty(), Optional.empty(), Optional.empty());
    return new Sink(carrier, settings, false, secrets, push, now.toEpochMilli());
  }

  private Sink next(PushCursor cursor, Optional<PushLease> lease, Optional<PushFault> fault, Optional<Instant> dueAt) {
    return new Sink(carrier, settings, verified, secrets, new Push(cursor, lease, fault, dueAt), version + 1);
  }

  /** The state as its carrier sees it. */
  public SinkState state() {
    if (!verified) {
      return SinkState.PAUSED;
    }
    return push.fault().isPresent() ? SinkState.FAILING : SinkState.HEALTHY;
  }

  /** The position of the next event. */
  public long position() {
    return push.cursor().position();
  }

  /** True if a worker may begin to push: the sink is verified, nobody pushes, and no wait for a next try runs. */
  public boolean mayPush(Instant now) {
    return verified
        && push.lease().filter(lease -> lease.holds(now)).isEmpty()
        && push.fault().filter(fault -> !fault.triedAgain(now)).isEmpty();
  }

  /** True if a worker has the lease. */
  public boolean heldBy(String holder) {
    return push.lease().filter(lease -> lease.holder().equals(holder)).isPresent();
  }

  /** The sink with other settings. Another URL must be verified anew; the place in the feed stays. */
  public Sink with(SinkSettings other) {
    if (other.url().equals(settings.url())) {
      return new Sink(carrier, other, verified, secrets, push, version + 1);
    }
    var moved = new Push(push.cursor().movedTo(position()), push.lease(), Optional.empty(), Optional.empty());
    return new Sink(carrier, other, false, secrets, moved, version + 1);
  }

  /** The sink with other secrets. */
  public Sink with(SigningSecrets other) {
    return new Sink(carrier, settings, verified, other, push, version + 1);
  }

  /** The sink after its URL answered a challenge: it is pushed to at once. */
  public Sink verifiedAt(Instant now) {
    var due = new Push(push.cursor(), push.lease(), push.fault().map(f -> f.triedAt(now)), Optional.of(soon(now)));
    return new Sink(carrier, settings, true, secrets, due, version + 1);
  }

  /** The sink after its carrier moved the cursor. */
  public Sink movedTo(long position, Instant now) {
    return next(
        push.cursor().movedTo(position), push.lease(), push.fault(), verified ? Optional.of(soon(now)) : push.dueAt());
  }

  private static Instant soon(Instant now) {
    return now.plus(Parking.TAKEN_AGAIN_AFTER);
  }

  /** The sink, leased by a worker. It is due when the lease ends, should the worker die. */
  public Sink leasedBy(String holder, Instant now) {
    Instant until = now.plus(LEASE);
    return next(push.cursor(), Optional.of(new PushLease(holder, until)), push.fault(), Optional.of(until));
  }

  /**
   * The sink after its worker passed the events before a position, with the lease begun anew.
   *
   * @param fault the failure, if the last call to it failed
   */
  public Sink reached(long position, Optional<PushFault> fault, String holder, Instant now) {
    Instant until = now.plus(LEASE);
    return next(push.cursor().behind(position), Optional.of(new PushLease(holder, until)), fault, Optional.of(until));
  }

  /**
   * The sink after its worker found nothing more to send, or had no time left.
   *
   * @param fault the failure, if the last call to it failed
   * @param lookedAt the time at which it is looked at again, if it is verified
   */
  public Sink released(long position, Optional<PushFault> fault, Instant lookedAt) {
    Optional<Instant> due = verified ? Optional.of(lookedAt) : Optional.empty();
    return next(push.cursor().behind(position), Optional.empty(), fault, due);
  }

  /**
   * The sink after a call failed.
   *
   * @param position the position of the first event that was not sent
   * @param end the position behind the last event of the call
   */
  public Sink failed(long position, long end, PushFault fault) {
    return next(
        push.cursor().behind(position).before(end),
        Optional.empty(),
        Optional.of(fault),
        Optional.of(fault.nextTryAt()));
  }
}
