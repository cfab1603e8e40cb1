package org.numberrefresh.domain.rekey;

import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.number.Numbers;

/**
 * A part of a change of the keys: the whole, which goes from phase to phase, or one of the {@value #SEGMENTS} segments
 * of the numbers that are moved.
 *
 * <p>Decision: docs/decisions.md#the-last-phase-ends-without-a-wait
 *
 * @param number 0 for the whole, from 1 for a segment
 * @param to the version of the keys that is changed to
 * @param position the place in its segment to read on from; empty at the start
 * @param moved the count of numbers moved in it, except those whose count a crash lost
 * @param clean true if this reading of the segment has found nothing to move so far
 * @param done true if nothing is left to do
 * @param version the count of its writes, from 1
 * @param dueAt its time in the due index; empty if it stands in none
 */
public record RekeyPart(
    int number,
    int to,
    Optional<String> position,
    long moved,
    boolean clean,
    boolean done,
    long version,
    Optional<Instant> dueAt) {

  /** The count of segments that the numbers are divided into. */
  public static final int SEGMENTS = 16;

  /** The number of the whole. */
  public static final int WHOLE = 0;

  /** A part that was not begun. */
  public static RekeyPart begun(int number, int to, Instant dueAt) {
    return new RekeyPart(number, to, Optional.empty(), 0, true, false, 1, Optional.of(dueAt));
  }

  public Numbers.Part segment() {
    return new Numbers.Part(number - 1, SEGMENTS);
  }

  public RekeyPart dueAt(Instant at) {
    return new RekeyPart(number, to, position, moved, clean, done, version + 1, Optional.of(at));
  }

  public RekeyPart finished() {
    return new RekeyPart(number, to, Optional.empty(), moved, clean, true, version + 1, Optional.empty());
  }

  /** The segment after a page of it. It is done once a reading from start to end finds nothing to move. */
  public RekeyPart after(Numbers.Page page, Instant lease) {
    boolean foundNone = clean && page.records().isEmpty();
    long all = moved + page.records().size();
    boolean atEnd = page.position().isEmpty();
    return new RekeyPart(
        number,
        to,
        page.position(),
        all,
        atEnd || foundNone,
        atEnd && foundNone,
        version + 1,
        atEnd && foundNone ? Optional.empty() : Optional.of(lease));
  }
}
