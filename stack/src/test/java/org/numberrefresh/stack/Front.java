package org.numberrefresh.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpApi;
import org.numberrefresh.stack.http.HttpRequest;
import org.numberrefresh.stack.template.AuthorizerSpec;

/**
 * The way of a request into a running stack, for requests by the thousand: without the socket before it, and with an
 * authorizer that is asked about a token once.
 */
public final class Front {

  private final HttpApi api;

  public Front(Stack stack) {
    this.api =
        HttpApi.over(
            stack.template().authorizers().stream().map(Front::remembering).toList(),
            stack.functions(),
            stack.clock(),
            stack.application()::refusal);
  }

  private static AuthorizerSpec remembering(AuthorizerSpec spec) {
    return new AuthorizerSpec(spec.name(), spec.function(), List.of("authorization"), Duration.ofHours(1));
  }

  /** An answer. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(int status, Map<String, String> headers, byte[] body) {}

  /**
   * Sends a request.
   *
   * @param path still encoded
   * @param query still encoded, "" for none
   * @param headers by lower-cased name
   */
  public Answer send(String method, String path, String query, Map<String, String> headers, byte[] body) {
    try {
      HttpAnswer answer = api.answer(new HttpRequest(method, path, query, new TreeMap<>(headers), body, "127.0.0.1"));
      return new Answer(answer.status(), answer.headers(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
