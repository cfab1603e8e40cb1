package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.Outcomes;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.domain.refresh.TaskId;

/**
 * The state of one task, that is of one batch at one app: one stored item.
 *
 * <p>Decision: docs/decisions.md#an-app-that-still-works-on-a-cancelled-number-is-told-again
 *
 * @param task the task
 * @param version the number of times that it was written; a write counts only over the version it was made from
 * @param outcomes one outcome a number
 * @param details case numbers and codes, by index; few numbers have them
 * @param attempts the count of calls of the app for it
 * @param lastFault the fault of the last call, if it failed
 * @param updatedAt the time when it last changed, at first the time when its batch was opened
 * @param parked its place in the due index; empty if it waits for nothing
 * @param owed its duties beside asking the app; it is parked while it has one
 */
public record TaskOutcomes(
    TaskId task,
    long version,
    Outcomes outcomes,
    Map<Integer, PairDetail> details,
    int attempts,
    Optional<Fault> lastFault,
    Instant updatedAt,
    Optional<Parking> parked,
    Owed owed) {

  public TaskOutcomes {
    details = Map.copyOf(details);
  }

  /** The state of a task of an opened batch that nothing was written for yet. */
  public static TaskOutcomes unwritten(OpenedHead head, int app) {
    return fresh(new TaskId(head.id(), app), head.numbers(), head.unsendable(), head.openedAt());
  }

  /**
   * The state of a task that nothing was written for yet.
   *
   * @param withdrawn the indexes that are not to be sent
   * @param openedAt the time when its batch was opened
   */
  public static TaskOutcomes fresh(TaskId task, int numbers, BitSet withdrawn, Instant openedAt) {
    return new TaskOutcomes(
        task,
        0,
        Outcomes.pending(numbers, withdrawn),
        Map.of(),
        0,
        Optional.empty(),
        openedAt,
        Optional.empty(),
        Owed.NOTHING);
  }

  /** True if every number's outcome is final. */
  public boolean settled() {
    return outcomes.settled();
  }

  /** True if it rose after it was settled and its batch's head may not know yet. */
  public boolean unrevised() {
    return owed.revision();
  }

  /** The time of the next call; empty if the sweep will not queue one. */
  public Optional<Instant> nextAttemptAt() {
    return parked.filter(parking -> parking.swept() && outcomes.toSend().length > 0).map(Parking::dueAt);
  }

  /** True if its app is not called again: the next try would miss the deadline, which closes it. */
  public boolean givenUp() {
    return attempts > 0 && parked.isEmpty() && outcomes.toSend().length > 0;
  }

  /** True if its app must be called: for an answer, or to hear of a withdrawal. */
  public boolean needsCall() {
    return outcomes.toSend().length > 0 || owed.recall();
  }

  /**
   * This state with answers taken in. Outcomes only rise, and a task with nothing left to send is no longer parked. An
   * answer that shows that the app holds a withdrawn number makes a recall due.
   */
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
    BitSet recalls = owed.recalls();
    answers.forEach((index, answer) -> recalls.set(index, !answer.outcome().isFinal()));
    boolean roseLate = settled() && !raised.looksLike(outcomes);
    return changed(raised, allDetails, owed(owed.revision() || roseLate, recalls, raised), now);
  }

  /** Recalls only cancelled numbers: an app that has answered need not be told. */
  private static Owed owed(boolean revision, BitSet recalls, Outcomes raised) {
    var cancelled = (BitSet) recalls.clone();
    recalls.stream().filter(index -> raised.at(index) != Outcome.CANCELLED).forEach(cancelled::clear);
    return new Owed(revision, cancelled);
  }

  private Optional<Parking> parkedFor(Outcomes raised, Owed next, Instant now) {
    if (next.any()) {
      // A revision of the head needs no app, so it must not be held until the app is ready.
      return parked
          .filter(parking -> parking.swept() || !next.revision())
          .or(() -> Optional.of(Parking.swept(task.batch(), soon(now))));
    }
    return raised.toSend().length == 0 ? Optional.empty() : parked;
  }

  private static Instant soon(Instant now) {
    return now.plus(Parking.TAKEN_AGAIN_AFTER).truncatedTo(ChronoUnit.SECONDS);
  }

  private static void put(Map<Integer, PairDetail> details, int index, PairDetail detail) {
    if (detail.equals(PairDetail.NONE)) {
      details.remove(index);
    } else {
      details.put(index, detail);
    }
  }

  /** This state after a call: one more attempt, with the fault if it failed. */
  public TaskOutcomes called(Optional<Fault> fault, Instant now) {
    return new TaskOutcomes(task, version, outcomes, details, attempts + 1, fault, timeOf(outcomes, now), parked, owed);
  }

  /** This state with the given numbers raised to a waiting outcome, such as DELIVERED or RETRYING. */
  public TaskOutcomes waiting(int[] indexes, Outcome waiting, Instant now) {
    Map<Integer, Outcome> changes = new HashMap<>();
    BitSet recalls = owed.recalls();
    for (int index : indexes) {
      changes.put(index, waiting);
      if (waiting.mayBeWithTheApp()) {
        recalls.set(index);
      }
    }
    Outcomes raised = outcomes.raiseAll(changes);
    Owed next = owed(owed.revision(), recalls, raised);
    return changed(raised, details, next, next.any() ? parkedFor(raised, next, now) : parked, now);
  }

  /** This state parked until a time, or with its parking ended. */
  public TaskOutcomes parkedUntil(Optional<Parking> parking, Instant now) {
    return new TaskOutcomes(task, version, outcomes, details, attempts, lastFault, now, parking, owed);
  }

  /** This state after its head was told of the late rise. */
  public TaskOutcomes revised() {
    return unrevised() ? changed(outcomes, details, owed.withRevision(false), updatedAt) : this;
  }

  /** This state closed at its deadline. */
  public TaskOutcomes closed(Instant now) {
    return changed(outcomes.closed(), details, Owed.NOTHING, Optional.empty(), now);
  }

  /** This state with withdrawn numbers cancelled, and a recall due for each that the app may hold. */
  public TaskOutcomes withdrawn(BitSet withdrawn, Instant now) {
    BitSet recalls = owed.recalls();
    withdrawn.stream()
        .filter(index -> index < outcomes.size())
        .filter(index -> outcomes.at(index).mayBeWithTheApp() && !outcomes.at(index).isFinal())
        .forEach(recalls::set);
    Outcomes raised = outcomes.raiseWhere(withdrawn::get, Outcome.CANCELLED);
    Owed next = owed(owed.revision(), recalls, raised);
    Optional<Parking> place = parkedFor(raised, next, now);
    // An app that polls is told at its next poll, not when the lease of its last one ends.
    boolean toBeTold = !next.recalls().equals(owed.recalls());
    return changed(raised, details, next, toBeTold ? place.map(p -> standing(p, now)) : place, now);
  }

  private Parking standing(Parking place, Instant now) {
    return place.swept() ? place : place.dueNow(now, outcomes.size());
  }

  /** This state after the app was told of withdrawn numbers, or after no time was left to tell it. */
  public TaskOutcomes recalled(BitSet told, Instant now) {
    BitSet left = owed.recalls();
    left.andNot(told);
    return changed(outcomes, details, owed.withRecalls(left), now);
  }

  /** The next version, to be written. */
  public TaskOutcomes next() {
    return new TaskOutcomes(task, version + 1, outcomes, details, attempts, lastFault, updatedAt, parked, owed);
  }

  /** True if anything but the time of writing differs. */
  public boolean differsFrom(TaskOutcomes other) {
    return !outcomes.equals(other.outcomes)
        || !details.equals(other.details)
        || attempts != other.attempts
        || !parked.equals(other.parked)
        || !owed.equals(other.owed);
  }

  /** This state without what an app told beside the outcomes of some numbers. */
  public TaskOutcomes withoutDetails(Set<Integer> indexes) {
    var rest = new HashMap<>(details);
    rest.keySet().removeAll(indexes);
    return new TaskOutcomes(task, version, outcomes, rest, attempts, lastFault, updatedAt, parked, owed);
  }

  private TaskOutcomes changed(Outcomes raised, Map<Integer, PairDetail> newDetails, Owed next, Instant now) {
    return changed(raised, newDetails, next, parkedFor(raised, next, now), now);
  }

  private TaskOutcomes changed(
      Outcomes raised, Map<Integer, PairDetail> newDetails, Owed next, Optional<Parking> parking, Instant now) {
    var changed =
        new TaskOutcomes(task, version, raised, newDetails, attempts, lastFault, timeOf(raised, now), parking, next);
    return changed.differsFrom(this) ? changed : this;
  }

  /** A settled task keeps its time while no number shows another outcome: the time is shown with them all. */
  private Instant timeOf(Outcomes raised, Instant now) {
    return settled() && raised.showsNoMoreThan(outcomes) ? updatedAt : now;
  }
}
