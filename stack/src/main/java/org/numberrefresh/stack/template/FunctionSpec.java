package org.numberrefresh.stack.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A function as the template describes it.
 *
 * @param name its name in the template
 * @param handler the class of its handler
 * @param timeout the longest time of an invocation
 * @param memoryMegabytes its memory on Lambda
 * @param environment its environment variables, resolved
 * @param queues the queues it is fed from
 * @param routes the routes it answers
 * @param schedules the schedules by which it runs
 * @param rights the rights that its policies grant
 */
public record FunctionSpec(
    String name,
    String handler,
    Duration timeout,
    int memoryMegabytes,
    Map<String, String> environment,
    List<QueueSource> queues,
    List<Route> routes,
    List<Schedule> schedules,
    Set<Right> rights) {

  /**
   * A queue that feeds a function.
   *
   * @param queueArn the queue
   * @param batchSize the most messages in one invocation
   * @param window the longest time that messages are gathered
   * @param maximumConcurrency the most invocations at a time, where the template sets one
   * @param partialResponses true if the function's answer names the messages that failed; else the answer is ignored
   */
  public record QueueSource(
      String queueArn,
      int batchSize,
      Duration window,
      Optional<Integer> maximumConcurrency,
      boolean partialResponses) {}

  /**
   * A route that a function answers.
   *
   * @param method the method, or ANY
   * @param path the path, with variables in braces
   * @param authorizer the name of the authorizer that guards it
   */
  public record Route(String method, String path, Optional<String> authorizer) {

    /** The route's key, as API Gateway writes it. */
    public String key() {
      return method.equals("ANY") && path.equals("$default") ? "$default" : method + " " + path;
    }
  }

  /**
   * A rule that runs a function by the clock.
   *
   * @param name its name in the template
   * @param expression {@code rate(...)} or {@code cron(...)}
   * @param input the event it is given instead of the usual one
   */
  public record Schedule(String name, String expression, Optional<String> input) {}

  public FunctionSpec {
    environment = Map.copyOf(environment);
    queues = List.copyOf(queues);
    routes = List.copyOf(routes);
    schedules = List.copyOf(schedules);
    rights = Set.copyOf(rights);
  }
}
