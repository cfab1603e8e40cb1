package org.numberrefresh.domain.app;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The way out: one HTTP exchange with an app. Redirects are not followed. */
public interface AppCaller {

  /**
   * A request to an app.
   *
   * @param endpoint where it goes, by POST
   * @param headers its headers; its content type is JSON where they name none
   * @param body its body
   * @param timeLimit how long the whole exchange may take
   * @param answerLimit how many bytes of answer are read at most
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each body would cost more than it guards
  record Call(URI endpoint, Map<String, String> headers, byte[] body, Duration timeLimit, int answerLimit) {
    public Call {
      headers = Map.copyOf(headers);
    }
  }

  /** What came of a call. */
  sealed interface Reply {

    /**
     * An answer, of any status.
     *
     * @param status the HTTP status
     * @param body the whole body
     * @param retryAfter the value of {@code Retry-After}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answered(int status, byte[] body, Optional<String> retryAfter) implements Reply {}

    /**
     * No answer that could be read.
     *
     * @param fault UNREACHABLE, ADDRESS_REFUSED, TLS_FAILED, TIMED_OUT or OVERSIZE_ANSWER
     */
    record Failed(Fault fault) implements Reply {}
  }

  /** Makes a call. Never throws for what the app or the network does. */
  Reply call(Call call);
}
