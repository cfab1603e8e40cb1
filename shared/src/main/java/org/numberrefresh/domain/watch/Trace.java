package org.numberrefresh.domain.watch;

import java.util.List;
import java.util.Optional;

/**
 * A step of a run, with the ids by which an order is followed from step to step. An id of a batch begins with that of
 * its order. No trace holds a number.
 *
 * @param step the kind of step
 * @param party the app or the carrier that it was done with; empty if nobody outside took part
 * @param call the {@code x-correlator} of the call that was made to the party, if one was
 * @param about the ids of orders, batches or events
 */
public record Trace(Step step, Optional<String> party, Optional<String> call, List<String> about) {

  /** The kinds of steps. */
  public enum Step {
    /** A carrier's request changed orders. */
    REQUESTED,
    /** A batch was driven on. */
    DRIVEN,
    /** An app was called. */
    CALLED,
    /** An app was given numbers that it asked for. */
    POLLED,
    /** An app answered later. */
    ANSWERED,
    /** An event was put into a carrier's feed. */
    TOLD,
    /** Events were pushed to a carrier's sink. */
    PUSHED
  }

  public Trace {
    about = List.copyOf(about);
  }

  /**
   * A step without a call of ours.
   *
   * @param about ids, by their texts
   */
  public static Trace of(Step step, String party, List<?> about) {
    return new Trace(step, Optional.of(party), Optional.empty(), texts(about));
  }

  /** A step that nobody outside took part in. */
  public static Trace of(Step step, List<?> about) {
    return new Trace(step, Optional.empty(), Optional.empty(), texts(about));
  }

  /** A step that called a party. */
  public static Trace ofCall(Step step, String party, String correlator, List<?> about) {
    return new Trace(step, Optional.of(party), Optional.of(correlator), texts(about));
  }

  private static List<String> texts(List<?> about) {
    return about.stream().map(Object::toString).distinct().toList();
  }
}
