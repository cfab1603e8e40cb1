package org.numberrefresh.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.numberrefresh.outcome.Answer;
import org.numberrefresh.outcome.Outcome;
import org.numberrefresh.outcome.Outcomes;
import org.numberrefresh.outcome.PairDetail;

/**
 * The state of one task, that is of one batch at one app: one stored item.
 *
 * @param task whose state it is
 * @param version how often it was written, 0 where never; a write counts only over the version it was made from
 * @param outcomes one outcome a number
 * @param details what few numbers have beside their outcome, by index
 * @param attempts how often the app was called for it
 * @param lastFault why the last call did not count
 * @param updatedAt when it was last written
 * @param parked when it is to be tried again, and where it waits until then
 */
public record TaskOutcomes(
    TaskId task,
    long version,
    Outcomes outcomes,
    Map<Integer, PairDetail> details,
    int attempts,
    Optional<Fault> lastFault,
    Instant updatedAt,
    Optional<Parking> parked) {

  private static final Duration REVISED_WITHIN = Duration.ofMinutes(1);

  public TaskOutcomes {
    details = Map.copyOf(details);
  }

  /** The state of a task that nothing was written for yet. */
  public static TaskOutcomes fresh(TaskId task, int numbers, BitSet withdrawn) {
    return new TaskOutcomes(
        task, 0, Outcomes.pending(numbers, withdrawn), Map.of(), 0, Optional.empty(), Instant.EPOCH, Optional.empty());
  }

  /** Whether every number's outcome is final. */
  public boolean settled() {
    return outcomes.settled();
  }

  /**
   * Whether it rose after it was settled and its batch's head may not know yet. It is parked until the head does, so
   * that the sweep finds it should nobody else come back.
   */
  public boolean unrevised() {
    return settled() && parked.isPresent();
  }

  /** When its app is called again: where it is parked for that, and the sweep will find it. */
  public Optional<Instant> nextAttemptAt() {
    return parked.filter(parking -> parking.swept() && !settled()).map(Parking::dueAt);
  }

  /** Whether its app is not called again: the next try would have been past the deadline, which closes it. */
  public boolean givenUp() {
    return attempts > 0 && parked.isEmpty() && outcomes.toSend().length > 0;
  }

  /** This state with answers taken in: outcomes only rise, and what needs not be sent again is no longer parked. */
  public TaskOutcomes answered(Map<Integer, Answer> answers, Instant now) {
    Outcomes raised =
        outcomes.raiseAll(
            answers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().outcome())));
    var allDetails = new HashMap<>(details);
    answers.forEach(
        (index, answer) -> {
          boolean rose = raised.at(index) != outcomes.at(index);
          boolean stands = raised.at(index) == answer.outcome();
          if (rose || (stands && !details.containsKey(index))) {
            put(allDetails, index, answer.detail());
          }
        });
    return changed(raised, allDetails, parkedAfter(raised, now), now);
  }

  private Optional<Parking> parkedAfter(Outcomes raised, Instant now) {
    if (settled()) {
      boolean rises = !raised.equals(outcomes);
      return rises ? Optional.of(Parking.swept(task.batch(), now.plus(REVISED_WITHIN))) : parked;
    }
    return raised.toSend().length == 0 ? Optional.empty() : parked;
  }

  private static void put(Map<Integer, PairDetail> details, int index, PairDetail detail) {
    if (detail.equals(PairDetail.NONE)) {
      details.remove(index);
    } else {
      details.put(index, detail);
    }
  }

  /** This state after a call: counted, with its fault where it failed. */
  public TaskOutcomes called(Optional<Fault> fault, Instant now) {
    return new TaskOutcomes(task, version, outcomes, details, attempts + 1, fault, now, parked);
  }

  /** This state with the given numbers known to have reached the app, or to be tried again. */
  public TaskOutcomes waiting(int[] indexes, Outcome waiting, Instant now) {
    Map<Integer, Outcome> changes = new HashMap<>();
    for (int index : indexes) {
      changes.put(index, waiting);
    }
    return changed(outcomes.raiseAll(changes), details, parked, now);
  }

  /** This state parked until a time, or with its parking ended. */
  public TaskOutcomes parkedUntil(Optional<Parking> parking, Instant now) {
    return new TaskOutcomes(task, version, outcomes, details, attempts, lastFault, now, parking);
  }

  /** This state with its head told that it rose late; unchanged where it is not settled. */
  public TaskOutcomes revised() {
    return settled() ? parkedUntil(Optional.empty(), updatedAt) : this;
  }

  /** This state closed at its deadline. */
  public TaskOutcomes closed(Instant now) {
    return changed(outcomes.closed(), details, Optional.empty(), now);
  }

  /** This state with withdrawn numbers cancelled. */
  public TaskOutcomes withdrawn(BitSet withdrawn, Instant now) {
    Outcomes raised = outcomes.raiseWhere(withdrawn::get, Outcome.CANCELLED);
    return changed(raised, details, raised.settled() ? Optional.empty() : parked, now);
  }

  /** The version that is to be written next. */
  public TaskOutcomes next() {
    return new TaskOutcomes(task, version + 1, outcomes, details, attempts, lastFault, updatedAt, parked);
  }

  /** Whether something else than the time of writing differs. */
  public boolean differsFrom(TaskOutcomes other) {
    return !outcomes.equals(other.outcomes)
        || !details.equals(other.details)
        || attempts != other.attempts
        || !parked.equals(other.parked);
  }

  private TaskOutcomes changed(
      Outcomes raised, Map<Integer, PairDetail> newDetails, Optional<Parking> parking, Instant now) {
    boolean same = raised.equals(outcomes) && newDetails.equals(details) && parking.equals(parked);
    return same ? this : new TaskOutcomes(task, version, raised, newDetails, attempts, lastFault, now, parking);
  }
}
