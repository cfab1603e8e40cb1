package org.numberrefresh.adapter.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.app.Fault;

/** Makes HTTP exchanges with apps. Redirects are not followed. */
public interface AppCaller {

  /**
   * A request to an app.
   *
   * @param app the id of the app; connections are never shared between apps
   * @param endpoint the URL that it is posted to
   * @param headers its headers; its content type is JSON where they name none
   * @param body its body
   * @param timeLimit longest time for the whole exchange
   * @param answerLimit most bytes of the answer's body that are read
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each body would cost more than it guards
  record Call(String app, URI endpoint, Map<String, String> headers, byte[] body, Duration timeLimit, int answerLimit) {
    public Call {
      headers = Map.copyOf(headers);
    }
  }

  /** The result of a call. */
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

  /** Makes a call. No fault of the app or the network makes it throw. */
  Reply call(Call call);
}
