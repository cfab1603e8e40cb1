package org.numberrefresh.domain.rekey;

import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.number.Numbers;

/**
 * A part of a change of the keys: the whole, which goes from phase to phase, or one of the {@value #SEGMENTS} segments
 * of the numbers that are moved.
 *
 * @param number 0 for the whole, from 1 for a segment
 * @param to the version of the keys that is changed to
 * @param position where in its segment to read on; empty at the start
 * @param moved how many numbers were moved in it, about: what a crash hid is not counted
 * @param clean whether this reading of the segment has found nothing to move so far
 * @param done whether nothing is left to do
 * @param version how often it was written, from 1
 * @param dueAt when it is due; empty where it is not
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

  /** Into how many segments the numbers are parted. */
  public static final int SEGMENTS = 16;

  /** The number of the whole. */
  public static final int WHOLE = 0;

  /** A part that nothing was done of. */
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

  /** The segment after a page of it. It is done once it was read from its start to its end with nothing to move. */
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
