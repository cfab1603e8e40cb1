package org.numberrefresh.usecase.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.call.AskedAppeal;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.key.Refs;
import org.numberrefresh.domain.queue.TaskMessage;

/**
 * A task to deliver, with all that its delivery needs.
 *
 * @param message the message that asked for it
 * @param head its batch's head
 * @param app the app as the batch expects it
 * @param numbers its batch's numbers
 * @param state its stored state
 */
record OpenTask(TaskMessage message, OpenedHead head, ExpectedApp app, List<BatchNumber> numbers, TaskOutcomes state) {

  /** A task, or nothing where its batch does not expect its app. */
  static Optional<OpenTask> of(TaskMessage message, OpenedHead head, BatchContents.Parts parts, TaskOutcomes state) {
    return Optional.ofNullable(parts.apps().get(message.task().app()))
        .map(app -> new OpenTask(message, head, app, parts.numbers(), state));
  }

  /**
   * True if its message is not an old one: the task is not parked, or it stands until its app is ready, or the message
   * names the claim that the task still has.
   */
  boolean isCurrent() {
    return (state.settled() && !state.owed().recall())
        || state
            .parked()
            .map(parking -> !parking.swept() || message.claim().filter(parking.dueAt()::equals).isPresent())
            .orElse(true);
  }

  /** True if it is an appeal. */
  boolean isAppeal() {
    return head.isAppeal();
  }

  /** Indexes that are not to be sent: lost, withdrawn, or erased while they waited. */
  BitSet unsendable() {
    BitSet all = head.unsendable();
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i).isErased() && !state.outcomes().at(i).isFinal()) {
        all.set(i);
      }
    }
    return all;
  }

  /** The task with a head and a state that were read later. */
  OpenTask with(OpenedHead laterHead, TaskOutcomes laterState) {
    return new OpenTask(message, laterHead, app, numbers, laterState);
  }

  /** The numbers that a call is about. */
  List<AskedNumber> items(Purpose purpose, Refs.OfApp refs) {
    return switch (purpose) {
      case UNBIND -> isAppeal() ? List.of() : toSend(refs);
      case APPEAL -> isAppeal() ? toSend(refs) : List.of();
      case CANCEL -> state.owed().recalls().stream().mapToObj(index -> item(index, refs)).toList();
    };
  }

  private List<AskedNumber> toSend(Refs.OfApp refs) {
    var items = new ArrayList<AskedNumber>();
    BitSet left = unsendable();
    for (int index : state.outcomes().toSend()) {
      if (!left.get(index)) {
        items.add(item(index, refs));
      }
    }
    return items;
  }

  /** Some of its numbers. */
  List<AskedNumber> items(int[] indexes, Refs.OfApp refs) {
    return Arrays.stream(indexes).mapToObj(index -> item(index, refs)).toList();
  }

  /** The count of numbers that must still be sent. */
  int count() {
    BitSet left = unsendable();
    return (int) Arrays.stream(state.outcomes().toSend()).filter(index -> !left.get(index)).count();
  }

  private AskedNumber item(int index, Refs.OfApp refs) {
    BatchNumber number = numbers.get(index);
    return new AskedNumber(
        refs.of(head.id(), index),
        state.task(),
        index,
        number.phoneNumber(),
        number.boundBefore(head),
        app.deadline(),
        head.objection()
            .filter(_ -> isAppeal())
            .map(
                objection ->
                    new AskedAppeal(
                        refs.ofAppeal(head.id().order()),
                        objection,
                        refs.ofCase(head.request().carrier(), number.consent()))));
  }
}
