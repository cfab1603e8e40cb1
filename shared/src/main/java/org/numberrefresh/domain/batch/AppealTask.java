package org.numberrefresh.domain.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.PairDetail;

/**
 * The task of an appeal. It has one number, whose outcome tells the state of the appeal.
 *
 * <p>Decision: docs/decisions.md#a-decision-on-an-appeal-is-stored-as-an-outcome
 *
 * @param task the task
 */
public record AppealTask(TaskOutcomes task) {

  /** The index of its number. */
  public static final int INDEX = 0;

  /** Stands beside the outcome from the time on when the app examined it, so that this is told even if it is late. */
  private static final PairDetail REVIEWED = new PairDetail("", AppealState.UNDER_REVIEW.name());

  /** Its state. */
  public AppealState state() {
    return AppealState.of(outcome());
  }

  /** The outcome that is stored for it. */
  public Outcome outcome() {
    return task.outcomes().at(INDEX);
  }

  /** True if the app upheld it and named no outcome: it is asked to unbind. */
  public boolean asksAgain() {
    return state() == AppealState.UPHELD && !outcome().isClear();
  }

  /** The answer for its number, as it stands now. */
  public Answer answer() {
    PairDetail detail = task.details().getOrDefault(INDEX, PairDetail.NONE);
    return new Answer(outcome(), detail.equals(REVIEWED) ? PairDetail.NONE : detail);
  }

  /** The states that it reached after its submission, in their order: those that its carrier is told. */
  public List<AppealState> reached() {
    var reached = new ArrayList<AppealState>();
    if (wasReviewed()) {
      reached.add(AppealState.UNDER_REVIEW);
    }
    if (!state().isOpen()) {
      reached.add(state());
    }
    return reached;
  }

  private boolean wasReviewed() {
    return outcome() == Outcome.IN_REVIEW || REVIEWED.equals(task.details().get(INDEX));
  }

  /** The answers to be taken in: once the app has examined it, the later decision remembers that. */
  public Map<Integer, Answer> remembering(Map<Integer, Answer> answers) {
    var all = new HashMap<Integer, Answer>();
    answers.forEach(
        (index, answer) ->
            all.put(
                index,
                wasReviewed() || answer.outcome() == Outcome.IN_REVIEW
                    ? new Answer(answer.outcome(), REVIEWED)
                    : answer));
    return all;
  }
}
