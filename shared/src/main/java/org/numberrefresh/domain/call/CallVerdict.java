package org.numberrefresh.domain.call;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.outcome.Answer;

/** What an exchange with an app means for the numbers that it was about. */
public sealed interface CallVerdict {

  /**
   * It counts. What is not among the answers is acknowledged.
   *
   * @param answers by ref
   */
  record Taken(Map<String, Answer> answers) implements CallVerdict {
    public Taken {
      answers = Map.copyOf(answers);
    }
  }

  /**
   * It does not count.
   *
   * @param fault why
   * @param retryAfter how long the app asked to be left alone
   */
  record NotTaken(Fault fault, Optional<Duration> retryAfter) implements CallVerdict {

    /** True if it is worth repeating at once. */
    public boolean worthRepeating() {
      return fault == Fault.UNREACHABLE || fault == Fault.THROTTLED || fault == Fault.SERVER_ERROR;
    }

    /** True if the app may have received the numbers. */
    public boolean reached() {
      return fault == Fault.TIMED_OUT;
    }
  }
}
