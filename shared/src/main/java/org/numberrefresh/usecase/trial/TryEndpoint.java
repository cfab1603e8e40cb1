package org.numberrefresh.usecase.trial;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.EndpointTrial;
import org.numberrefresh.domain.call.EndpointTrial.Sample;
import org.numberrefresh.domain.call.EndpointTrial.Seal;
import org.numberrefresh.domain.call.EndpointTrial.Seen;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.parallel.InParallel;

/**
 * Sends the endpoint of an app samples of what it will be sent, and tells what was right and what was wrong. Nothing is
 * recorded: no outcome, no fault, no circuit.
 */
public final class TryEndpoint {

  /** Time for all checks: somebody waits for them, and API Gateway no longer than half a minute. */
  private static final Duration ALL = Duration.ofSeconds(20);

  private static final Duration LONGEST_CALL = Duration.ofSeconds(8);
  private static final int AT_ONCE = 4;

  private final EndpointTrial trial;
  private final Clock clock;
  private final TrialNumbers numbers;

  /**
   * Makes the use case.
   *
   * @param trial makes the sample calls
   */
  public TryEndpoint(EndpointTrial trial, Clock clock, SecureRandom random) {
    this.trial = trial;
    this.clock = clock;
    this.numbers = new TrialNumbers(random);
  }

  /**
   * The line of one check.
   *
   * @param check the check
   * @param finding its result
   * @param status the HTTP status of the answer, if one came
   * @param took the time of its last call
   */
  public record Line(TrialCheck check, TrialFinding finding, OptionalInt status, Duration took) {

    /** True if the endpoint did what it must. */
    public boolean passed() {
      return finding instanceof TrialFinding.Passed;
    }
  }

  /**
   * Makes the checks of an app.
   *
   * @param called the way in which the app is called
   * @param wanted the wanted checks; those that its delivery does not have are left out
   * @return the lines in the order of the checks
   */
  public List<Line> run(App app, Delivery.Called called, Collection<TrialCheck> wanted) {
    Instant end = clock.instant().plus(ALL);
    List<TrialCheck> checks = TrialCheck.of(called).stream().filter(wanted::contains).toList();
    int atOnce = Math.min(AT_ONCE, called.limits().concurrency());
    return InParallel.over(checks, atOnce, check -> new Calls(app, called, end).line(check));
  }

  /** The calls of one check. */
  private final class Calls {

    private final App app;
    private final Duration timeLimit;
    private final Instant end;
    private OptionalInt status = OptionalInt.empty();
    private Duration took = Duration.ZERO;

    Calls(App app, Delivery.Called called, Instant end) {
      this.app = app;
      Duration own = called.limits().timeLimit();
      this.timeLimit = own.compareTo(LONGEST_CALL) < 0 ? own : LONGEST_CALL;
      this.end = end;
    }

    Line line(TrialCheck check) {
      TrialFinding finding = finding(check);
      return new Line(check, finding, status, took);
    }

    private TrialFinding finding(TrialCheck check) {
      Instant now = clock.instant();
      return switch (check) {
        case VERIFY -> taken(new Sample.Challenge());
        case UNBIND -> taken(Sample.About.of(Purpose.UNBIND, numbers.asked(now)));
        case REPEAT -> repeated(Sample.About.of(Purpose.UNBIND, numbers.asked(now)));
        case BAD_SIGNATURE -> refused(numbers.asked(now), Seal.FOREIGN);
        case STALE_TIME -> refused(numbers.asked(now), Seal.STALE);
        case CANCEL -> taken(Sample.About.of(Purpose.CANCEL, numbers.asked(now)));
        case APPEAL -> taken(Sample.About.of(Purpose.APPEAL, numbers.appealed(now)));
        case UNKNOWN_TYPE -> taken(new Sample.UnknownType());
      };
    }

    private TrialFinding taken(Sample sample) {
      return make(sample, Seal.OWN).map(TrialJudge::taken).orElseGet(TrialFinding.OutOfTime::new);
    }

    private TrialFinding repeated(Sample sample) {
      Optional<Seen> first = make(sample, Seal.OWN);
      Optional<Seen> last =
          first
              .filter(seen -> TrialJudge.taken(seen) instanceof TrialFinding.Passed)
              .map(_ -> make(sample, Seal.OWN))
              .orElse(first);
      return first
          .flatMap(seen -> last.map(again -> TrialJudge.repeated(seen, again)))
          .orElseGet(TrialFinding.OutOfTime::new);
    }

    private TrialFinding refused(AskedNumber number, Seal seal) {
      return make(Sample.About.of(Purpose.UNBIND, number), seal)
          .map(TrialJudge::refused)
          .orElseGet(TrialFinding.OutOfTime::new);
    }

    /** Makes a call, if there is time for one. */
    private Optional<Seen> make(Sample sample, Seal seal) {
      Instant begun = clock.instant();
      Duration left = Duration.between(begun, end);
      if (!left.isPositive()) {
        return Optional.empty();
      }
      Seen seen = trial.make(app, sample, seal, left.compareTo(timeLimit) < 0 ? left : timeLimit);
      took = Duration.between(begun, clock.instant());
      status = seen.status();
      return Optional.of(seen);
    }
  }
}
