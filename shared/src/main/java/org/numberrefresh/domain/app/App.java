package org.numberrefresh.domain.app;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An app that takes part, or is listed as not taking part.
 *
 * @param number its small number, given at its registration and never again
 * @param id its id
 * @param profile what the operator registered
 * @param keys what it shares with the platform
 * @param state what was found out about it
 */
public record App(int number, String id, Profile profile, AppKeys keys, State state) {

  /**
   * What the operator registers.
   *
   * @param name what people call it
   * @param sector such as SOCIAL or PAYMENT
   * @param endpoint where it is called; absent for one that pulls, or is not covered and has none
   * @param delivery how it takes part
   * @param numberForm how it is told a number
   * @param maxItems how many numbers a call may have, 1 to 500
   * @param callsPerSecond how often it may be called
   * @param concurrency how many calls may run at once
   * @param timeLimit how long a whole exchange may take
   * @param deadlineWorkingDays when what still waits is closed
   * @param covered whether it takes part
   * @param clientIds the OAuth clients that speak for it
   */
  public record Profile(
      String name,
      String sector,
      Optional<URI> endpoint,
      Delivery delivery,
      NumberForm numberForm,
      int maxItems,
      int callsPerSecond,
      int concurrency,
      Duration timeLimit,
      int deadlineWorkingDays,
      boolean covered,
      List<String> clientIds) {
    public Profile {
      clientIds = List.copyOf(clientIds);
    }

    /** What it must answer a challenge as before it is called: its endpoint, which takes what it is sent. */
    public Optional<String> challenged() {
      return switch (delivery) {
        case PUSH -> endpoint.map(URI::toString);
        case RISC -> endpoint.map(url -> "RISC " + url);
        case PULL -> Optional.empty();
      };
    }
  }

  /**
   * What was found out about an app.
   *
   * @param verifiedEndpoint what answered its challenge, as {@link Profile#challenged} has it, "" where nothing did
   * @param slow whether its calls tend to take more than a second
   * @param polledAt when it asked for its tasks, at most {@link #POLLED_WITHIN} before it did so last
   */
  public record State(String verifiedEndpoint, boolean slow, Optional<Instant> polledAt) {

    /** It is not noted again so soon, since an app may ask each second. */
    public static final Duration POLLED_WITHIN = Duration.ofMinutes(5);

    /** Of an app that was never called. */
    public static final State NEW = new State("", false, Optional.empty());

    /** Whether it is to be noted that the app asks now. */
    public boolean isNewPoll(Instant now) {
      return polledAt.filter(at -> at.plus(POLLED_WITHIN).isAfter(now)).isEmpty();
    }
  }

  /** Whether it may be called: it takes part and its endpoint answered its challenge. */
  public boolean ready() {
    return profile.covered() && profile.challenged().filter(state.verifiedEndpoint()::equals).isPresent();
  }

  /** Whether it may ask for its tasks: its access token is its proof, so that it needs no challenge. */
  public boolean pulls() {
    return profile.covered() && profile.delivery() == Delivery.PULL;
  }

  /** Whether it may be given numbers, in whichever way. */
  public boolean takesNumbers() {
    return ready() || pulls();
  }
}
