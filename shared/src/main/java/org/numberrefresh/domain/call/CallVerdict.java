package org.numberrefresh.domain.call;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.outcome.Answer;

/** The meaning of an exchange with an app for the numbers that it was about. */
public sealed interface CallVerdict {

  /**
   * The exchange counts. A number without an answer is acknowledged.
   *
   * @param answers the answers by ref
   */
  record Taken(Map<String, Answer> answers) implements CallVerdict {
    public Taken {
      answers = Map.copyOf(answers);
    }
  }

  /**
   * The exchange does not count.
   *
   * @param fault the reason
   * @param retryAfter the time for which the app asked to be left alone
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
