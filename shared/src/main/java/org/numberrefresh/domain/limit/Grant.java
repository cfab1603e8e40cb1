package org.numberrefresh.domain.limit;

import java.time.Instant;
import java.util.List;

/** What is answered to a worker that wants to call an app. */
public sealed interface Grant {

  /**
   * It may.
   *
   * @param starts when, for one call each, at least one
   * @param lease how many calls at once, until when
   * @param probe whether its call decides over an open circuit
   */
  record Given(List<Start> starts, Places.Lease lease, boolean probe) implements Grant {
    public Given {
      starts = List.copyOf(starts);
    }
  }

  /** Not in the worker's time: the app's starts until then are given away, or it asked to be left alone. */
  record TooLate() implements Grant {}

  /** Not now: as many calls are under way as the app takes at once. */
  record NoPlace() implements Grant {}

  /** Not until something changes: the circuit is open, or the app is paused. */
  record Closed() implements Grant {}

  /**
   * What a worker wants.
   *
   * @param calls how many, at least one
   * @param latest after which a start is of no use
   * @param held the places that it holds already
   * @param probe whether it is the one that probes an open circuit
   * @param report what it learned since it last asked
   */
  record Wish(int calls, Instant latest, Places.Lease held, boolean probe, CallReport report) {}
}
