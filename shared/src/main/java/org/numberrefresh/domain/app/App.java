package org.numberrefresh.domain.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.calendar.Deadlines;

/**
 * An app that takes part, or is listed as not taking part.
 *
 * <p>Decision: docs/decisions.md#the-last-poll-is-known-to-five-minutes
 *
 * @param number its small number, given at its registration and never again
 * @param id its id
 * @param profile the settings that the operator registered
 * @param keys the secrets that it shares with the platform
 * @param state the facts that were found out about it
 */
public record App(int number, String id, Profile profile, AppKeys keys, State state) {

  /**
   * The settings that all apps have, as the operator registered them.
   *
   * @param listing its name, sector and customer service
   * @param covered true if it takes part
   * @param deadlineWorkingDays working days until what still waits is closed, 1 to {@value #MOST_WORKING_DAYS}
   * @param appealWorkingDays working days until an appeal that is not decided expires, 1 to {@value #MOST_WORKING_DAYS}
   * @param clientIds the OAuth clients that speak for it
   * @param delivery the way in which it is given numbers; not {@link Delivery.Planned} where it is covered
   */
  public record Profile(
      Listing listing,
      boolean covered,
      int deadlineWorkingDays,
      int appealWorkingDays,
      List<String> clientIds,
      Delivery delivery) {

    /** Longest deadline in working days. */
    public static final int MOST_WORKING_DAYS = 60;

    public Profile {
      clientIds = List.copyOf(clientIds);
      if (deadlineWorkingDays < 1 || deadlineWorkingDays > MOST_WORKING_DAYS) {
        throw new IllegalArgumentException("A deadline has 1 to " + MOST_WORKING_DAYS + " working days.");
      }
      if (appealWorkingDays < 1 || appealWorkingDays > MOST_WORKING_DAYS) {
        throw new IllegalArgumentException("An appeal has 1 to " + MOST_WORKING_DAYS + " working days.");
      }
      delivery.kind().requireFit(delivery.address(), covered);
    }

    /** Settings of an app that told of no customer service. */
    public Profile(
        String name,
        String sector,
        boolean covered,
        int deadlineWorkingDays,
        List<String> clientIds,
        Delivery delivery) {
      this(
          new Listing(name, sector, CustomerService.NONE),
          covered,
          deadlineWorkingDays,
          Deadlines.USUAL_APPEAL_WORKING_DAYS,
          clientIds,
          delivery);
    }

    /** Its name for people. */
    public String name() {
      return listing.name();
    }

    /** Its sector, such as SOCIAL or PAYMENT. */
    public String sector() {
      return listing.sector();
    }

    /** The calls that the app takes. */
    public CallLimits limits() {
      return delivery.limits();
    }
  }

  /**
   * The facts that were found out about an app.
   *
   * @param verifiedEndpoint the text of {@link Delivery#challenged} when its challenge was answered last, else ""
   * @param slow true if its calls tend to take more than a second
   * @param polledAt a time at which it asked for its tasks, at most {@link #POLLED_WITHIN} before the last one
   * @param paused the last pause by an operator
   * @param news the last change of its part that carriers are told of
   */
  public record State(
      String verifiedEndpoint,
      boolean slow,
      Optional<Instant> polledAt,
      Optional<OperatorPause> paused,
      CoverageNews news) {

    /** Time in which a further poll is not noted. An app may ask each second. */
    public static final Duration POLLED_WITHIN = Duration.ofMinutes(5);

    /** State of an app that was never called. */
    public static final State NEW = new State("", false, Optional.empty(), Optional.empty(), CoverageNews.NONE);

    /** True if a poll at this time is to be noted. */
    public boolean isNewPoll(Instant now) {
      return polledAt.filter(at -> at.plus(POLLED_WITHIN).isAfter(now)).isEmpty();
    }
  }

  /** True if the app may be called: it takes part and its endpoint answered its challenge. */
  public boolean ready() {
    return profile.covered() && profile.delivery().challenged().filter(state.verifiedEndpoint()::equals).isPresent();
  }

  /** True if the app may ask for its tasks. Its access token is its proof, so it needs no challenge. */
  public boolean pulls() {
    return profile.covered()
        && switch (profile.delivery()) {
          case Delivery.Pull _ -> true;
          case Delivery.Called _, Delivery.Planned _ -> false;
        };
  }

  /** True if the app may be given numbers, by calls or because it asks. */
  public boolean takesNumbers() {
    return ready() || pulls();
  }
}
