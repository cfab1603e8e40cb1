package org.numberrefresh.function.api;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.dynamo.DynamoStores;
import org.numberrefresh.domain.access.ClientLimit;
import org.numberrefresh.domain.access.ClientRate;
import org.numberrefresh.domain.access.ClientRates;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Refuses the calls of a client that calls too often, before anything is done for them. The environment variable {@code
 * REQUESTS_PER_SECOND_PER_CLIENT} has the rate; 0 is no limit.
 */
public final class ClientGate {

  /** A gate that lets everybody in. */
  static final ClientGate OPEN = new ClientGate(Optional.empty());

  private static final String RATE = "REQUESTS_PER_SECOND_PER_CLIENT";
  private static final Duration ALMOST_A_SECOND = Duration.ofMillis(999);

  private final Optional<ClientLimit> limit;

  private ClientGate(Optional<ClientLimit> limit) {
    this.limit = limit;
  }

  /** A gate with a rate for each client. */
  static ClientGate of(ClientRate rate, ClientRates rates, Clock clock, RandomGenerator random) {
    return new ClientGate(
        Optional.of(
            new ClientLimit(
                rate,
                rates,
                clock,
                random,
                why -> {
                  Log.fault("client limit not asked", "", why);
                  Log.count("ClientLimitsNotAsked", clock.instant());
                })));
  }

  /**
   * The gate of a platform.
   *
   * @throws IllegalStateException if the rate of the environment is none
   */
  public static ClientGate of(Platform platform) {
    String rate = platform.environment().getOrDefault(RATE, "0");
    if (!rate.matches("[0-9]{1,7}")) {
      throw new IllegalStateException(
          RATE
              + " must be a whole number from 0 to 9999999, not "
              + rate
              + ". RequestsPerSecondPerClient of the template sets it.");
    }
    int perSecond = Integer.parseInt(rate);
    return perSecond == 0
        ? OPEN
        : of(new ClientRate(perSecond), DynamoStores.clientRates(platform), platform.clock(), platform.random());
  }

  /** The refusal of a call; empty if it may go on. A caller whose client an earlier authorizer did not name may. */
  Optional<Reply> refused(Caller caller, Language language) {
    return limit.flatMap(known -> caller.client().flatMap(client -> refused(known, client, language)));
  }

  private static Optional<Reply> refused(ClientLimit limit, String client, Language language) {
    return switch (limit.enter(client)) {
      case ClientLimit.Entry.Admitted _ -> Optional.empty();
      case ClientLimit.Entry.TooMany(Duration after) -> {
        Detail rate = Detail.of(Cause.CLIENT_RATE, limit.rate().perSecond(), limit.rate().burst());
        long seconds = Math.max(1, after.plus(ALMOST_A_SECOND).toSeconds());
        yield Optional.of(
            Edge.problem(Problem.of(ProblemCode.TOO_MANY_REQUESTS, rate), language)
                .with(Map.of("retry-after", Long.toString(seconds))));
      }
    };
  }
}
