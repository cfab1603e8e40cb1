package org.numberrefresh.domain.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * The trace of a number's erasure. It names the number by a keyed fingerprint alone, which no lookup uses.
 *
 * @param fingerprint the number's fingerprint
 * @param startedAt the time when it began, to the second
 * @param by the operator who asked for it
 * @param reason his reason
 * @param places the places that the number is removed from; none once no appeal of them can be under way any more
 * @param erasedAt the time when all was removed; empty until then
 */
public record Erasure(
    String fingerprint, Instant startedAt, String by, String reason, List<Place> places, Optional<Instant> erasedAt) {

  /**
   * A number's place in a batch.
   *
   * @param batch the batch
   * @param index the number's index in it
   */
  public record Place(BatchId batch, int index) {}

  public Erasure {
    places = List.copyOf(places);
  }

  /** Its id, by which an operator names it: the fingerprint and the second of its beginning. */
  public String id() {
    return fingerprint + "-" + startedAt.getEpochSecond();
  }

  /** This erasure, begun again with further places. */
  public Erasure with(List<Place> all) {
    return new Erasure(fingerprint, startedAt, by, reason, all, Optional.empty());
  }

  /** This erasure, done. */
  public Erasure done(Instant at) {
    return new Erasure(fingerprint, startedAt, by, reason, places, Optional.of(at));
  }

  /** This erasure, without the places. */
  public Erasure withoutPlaces() {
    return new Erasure(fingerprint, startedAt, by, reason, List.of(), erasedAt);
  }
}
