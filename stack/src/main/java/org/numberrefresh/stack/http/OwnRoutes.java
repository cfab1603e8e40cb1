package org.numberrefresh.stack.http;

import java.util.Optional;

/** Routes beside those of the template. */
@FunctionalInterface
public interface OwnRoutes {

  /** Answers a request that is for one of these routes; empty for all others. */
  Optional<HttpAnswer> answer(HttpRequest request) throws InterruptedException;
}
