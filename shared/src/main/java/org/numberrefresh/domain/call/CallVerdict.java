package org.numberrefresh.domain.call;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.refresh.Mode;

/** The meaning of an exchange with an app for the numbers that it was about. */
public sealed interface CallVerdict {

  /**
   * The exchange counts. A ref that is neither answered nor to be asked again is acknowledged.
   *
   * @param answers the good results, by ref
   * @param again the refs to ask again: their result was bad, or a bad result may have been meant for them
   * @param seen the fault of a bad result, if there is one
   */
  record Taken(Map<String, Answer> answers, Set<String> again, Optional<SeenFault> seen) implements CallVerdict {
    public Taken {
      answers = Map.copyOf(answers);
      again = Set.copyOf(again);
    }

    /** An exchange without a bad result. */
    public Taken(Map<String, Answer> answers) {
      this(answers, Set.of(), Optional.empty());
    }

    /** True if each answer may be given in a mode. */
    public boolean answersFit(Mode mode) {
      return answers.values().stream().allMatch(answer -> answer.fits(mode));
    }

    /** The kind of the fault of a bad result, if there is one. */
    public Optional<Fault> fault() {
      return seen.map(SeenFault::kind);
    }
  }

  /**
   * The exchange does not count.
   *
   * @param seen the reason
   * @param retryAfter the time for which the app asked to be left alone
   */
  record NotTaken(SeenFault seen, Optional<Duration> retryAfter) implements CallVerdict {

    /** The kind of the fault. */
    public Fault fault() {
      return seen.kind();
    }

    /** True if it is worth repeating at once. */
    public boolean worthRepeating() {
      return fault() == Fault.UNREACHABLE || fault() == Fault.THROTTLED || fault() == Fault.SERVER_ERROR;
    }

    /** True if it is worth repeating after a short wait, and no longer one was asked for. */
    public boolean worthRepeatingAfter(Duration wait) {
      return worthRepeating() && retryAfter.filter(asked -> asked.compareTo(wait) > 0).isEmpty();
    }

    /** True if the app may have received the numbers. */
    public boolean reached() {
      return fault() == Fault.TIMED_OUT;
    }
  }
}
