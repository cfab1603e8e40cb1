package org.numberrefresh.usecase.rotation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.KeyDocument;
import org.numberrefresh.domain.key.KeyPhase;
import org.numberrefresh.domain.key.KeyRing;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.key.Tokens;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.rekey.RekeyPart;
import org.numberrefresh.domain.rekey.Rekeyings;

/**
 * Changes the keys to their next version, driven by the clock, in three steps. It announces the version. Once every
 * function knows it, all write under it. Once all do, it moves the values under the former version. It ends when a
 * whole reading finds nothing to move. Every step may be repeated; a step that a crash cut off is due again.
 *
 * <p>Only neighbouring phases are ever at work together: each phase lasts longer than a function may use older keys.
 *
 * <p>Decision: docs/decisions.md#the-keys-change-in-phases-of-ten-minutes
 */
public final class Rekeying {

  /** The longest run of a function, with the calls that it sent and heard nothing of. */
  private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

  /** The largest difference of clocks, and the longest time that a written secret may still be read as before. */
  private static final Duration MARGIN = Duration.ofMinutes(3);

  /** The time after which every function knows a change of the keys. */
  public static final Duration KNOWN_AFTER = KeyRing.STALE_AT_MOST.plus(LONGEST_RUN).plus(MARGIN);

  private static final Duration LOOKS_EVERY = Duration.ofMinutes(1);
  private static final int PAGE = 500;
  private static final int SECRET_BYTES = 32;

  private final Rekeyings rekeyings;
  private final Numbers numbers;
  private final Keys keys;
  private final Queues queues;
  private final Clock clock;
  private final SecureRandom random;

  public Rekeying(Core core) {
    this.rekeyings = core.stores().rekeyings();
    this.numbers = core.stores().numbers();
    this.keys = core.keys();
    this.queues = core.queues();
    this.clock = core.clock();
    this.random = core.random();
  }

  /**
   * Drives a part on from its present state. A part that does not exist, or needs nothing, is left alone.
   *
   * @param number the number of the part
   */
  public void drive(int number) {
    Optional<RekeyPart> found = rekeyings.find(number).filter(part -> !part.done());
    if (number == RekeyPart.WHOLE) {
      found.ifPresent(this::driveWhole);
    } else {
      found.ifPresent(this::driveSegment);
    }
  }

  private void driveWhole(RekeyPart whole) {
    Instant now = clock.instant();
    KeyDocument keysNow = keys.ring().change(document -> next(document, whole.to(), now));
    Instant known = keysNow.since().plus(KNOWN_AFTER);
    switch (keysNow.phase()) {
      case STABLE ->
          rekeyings.replace(keysNow.newest() < whole.to() ? whole.dueAt(now.plus(LOOKS_EVERY)) : whole.finished());
      case ANNOUNCED -> rekeyings.replace(whole.dueAt(known));
      case MOVING -> {
        if (now.isBefore(known)) {
          rekeyings.replace(whole.dueAt(known));
        } else {
          beginSegments(whole.to(), now);
          rekeyings.replace(whole.dueAt(now.plus(LOOKS_EVERY)));
        }
      }
    }
  }

  /** The next state of the keys, if it is time for it. */
  private Optional<KeyDocument> next(KeyDocument document, int to, Instant now) {
    boolean known = !now.isBefore(document.since().plus(KNOWN_AFTER));
    return switch (document.phase()) {
      case STABLE -> document.newest() < to ? Optional.of(document.announced(secret(), now)) : Optional.empty();
      case ANNOUNCED -> known ? Optional.of(document.moving(now)) : Optional.empty();
      case MOVING -> known && allMoved(to) ? Optional.of(document.settled(now)) : Optional.empty();
    };
  }

  private String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private boolean allMoved(int to) {
    return rekeyings.all().stream().filter(part -> isSegment(part) && part.to() == to && part.done()).count()
        == RekeyPart.SEGMENTS;
  }

  static boolean isSegment(RekeyPart part) {
    return part.number() != RekeyPart.WHOLE;
  }

  private void beginSegments(int to, Instant now) {
    List<RekeyPart> stored = rekeyings.all();
    List<Integer> missing =
        IntStream.rangeClosed(1, RekeyPart.SEGMENTS)
            .filter(number -> stored.stream().noneMatch(part -> part.number() == number && part.to() == to))
            .boxed()
            .toList();
    missing.forEach(number -> rekeyings.begin(RekeyPart.begun(number, to, now.plus(Parking.LEASE))));
    queues.rekeyParts(missing);
  }

  /**
   * Moves a page of a segment, and queues a message for the rest. A message moves one page only: a run also works off
   * messages of batches, which must not wait for it or come again because of it. Of two workers the slower gives way.
   */
  private void driveSegment(RekeyPart segment) {
    KeyDocument document = keys.ring().readAnew();
    if (document.phase() != KeyPhase.MOVING || document.newest() != segment.to()) {
      rekeyings.replace(segment.finished());
      return;
    }
    Numbers.Page page = numbers.read(segment.segment(), Tokens.prefix(segment.to() - 1), segment.position(), PAGE);
    move(page.records());
    RekeyPart next = segment.after(page, clock.instant().plus(Parking.LEASE));
    if (rekeyings.replace(next)) {
      queues.rekeyParts(List.of(next.done() ? RekeyPart.WHOLE : next.number()));
    }
  }

  private void move(List<NumberRecord> records) {
    Tokens tokens = keys.tokens();
    var moves = new HashMap<NumberRecord, String>();
    records.forEach(record -> moves.put(record, tokens.next(record.at())));
    numbers.move(moves);
  }
}
