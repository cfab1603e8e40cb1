package org.numberrefresh.domain.limit;

import java.time.Instant;
import java.util.List;

/** The answer to a worker that wants to call an app. */
public sealed interface Grant {

  /**
   * Leave to call.
   *
   * @param starts start times, one for each call, at least one
   * @param lease places for calls at once, and their expiry
   * @param probe true if its call decides over an open circuit
   */
  record Given(List<Start> starts, Places.Lease lease, boolean probe) implements Grant {
    public Given {
      starts = List.copyOf(starts);
    }
  }

  /** No start in the worker's time: all are given away until then, or the app asked to be left alone. */
  record TooLate() implements Grant {}

  /** No place now: as many calls are under way as the app takes at once. */
  record NoPlace() implements Grant {}

  /** No calls until something changes: the circuit is open, or the app is paused. */
  record Closed() implements Grant {}

  /**
   * The wish of a worker.
   *
   * @param calls count of the calls that it has to make, at least one
   * @param latest the time after which a start is of no use
   * @param held the places that it holds already
   * @param probe true if it is the worker that probes an open circuit
   * @param report its calls since it last asked
   */
  record Wish(int calls, Instant latest, Places.Lease held, boolean probe, CallReport report) {}
}
