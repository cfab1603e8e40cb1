package org.numberrefresh.stack.template;

import java.time.Duration;
import java.util.List;

/**
 * A Lambda authorizer of the API (payload format 2.0, simple answers).
 *
 * @param name its name in the template
 * @param function the function that decides
 * @param identityHeaders the headers an answer is cached by; where one is missing, API Gateway answers 401 by itself
 * @param reauthorizeEvery the time that an answer is cached; zero for no cache
 */
public record AuthorizerSpec(String name, String function, List<String> identityHeaders, Duration reauthorizeEvery) {
  public AuthorizerSpec {
    identityHeaders = List.copyOf(identityHeaders);
  }
}
