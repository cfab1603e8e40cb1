package org.numberrefresh.cli.kit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.adapter.app.HttpEndpointTrial;
import org.numberrefresh.adapter.app.TrialCalls;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.EndpointTrial;
import org.numberrefresh.domain.call.EndpointTrial.Sample;
import org.numberrefresh.domain.call.EndpointTrial.Seal;
import org.numberrefresh.domain.call.EndpointTrial.Seen;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.usecase.trial.TrialJudge;

/** Plays the hub against an endpoint, check by check. Calls are made and judged by the hub's own trial of endpoints. */
final class ConformanceKit {

  private static final int MANY = Delivery.MOST_ITEMS;
  private static final Duration DUE = Duration.ofDays(7);

  private final TrialApp app;
  private final Stopwatch stopwatch;
  private final EndpointTrial trial;
  private final KitNumbers numbers;

  ConformanceKit(TrialApp app, TrialCalls calls, AppCaller caller, Clock clock, SecureRandom random) {
    this.app = app;
    this.stopwatch = new Stopwatch(caller);
    this.trial = new HttpEndpointTrial(stopwatch, calls, clock, random);
    this.numbers = new KitNumbers(random, clock.instant().plus(DUE));
  }

  /** Makes a check. Empty if it passed. */
  Optional<Mend> make(Check check) {
    return switch (check) {
      case VERIFY -> verify();
      case UNBIND_ONE -> taken(app.usual(), unbind(numbers.asked(1)));
      case UNBIND_MANY -> taken(app.usual(), unbind(numbers.asked(MANY)));
      case REPEAT -> repeat();
      case ROTATION -> taken(app.rotated(), unbind(numbers.asked(1)));
      case BAD_SIGNATURE ->
          refused(Seal.FOREIGN, "kit.mend.forged").or(() -> refused(Seal.CHANGED, "kit.mend.changed"));
      case STALE_TIME -> refused(Seal.STALE, "kit.mend.stale");
      case CANCEL -> taken(app.usual(), new Sample.About(Purpose.CANCEL, numbers.asked(1)));
      case APPEAL -> taken(app.usual(), new Sample.About(Purpose.APPEAL, numbers.appealed()));
      case UNKNOWN_TYPE -> unknownType();
      case DIGESTS -> digests();
      case TIME_LIMIT -> timeLimit();
    };
  }

  private static Sample unbind(List<AskedNumber> about) {
    return new Sample.About(Purpose.UNBIND, about);
  }

  private Seen make(App as, Sample sample, Seal seal) {
    return trial.make(as, sample, seal, app.push().limits().timeLimit());
  }

  private Optional<Mend> verify() {
    Seen seen = make(app.usual(), new Sample.Challenge(), Seal.OWN);
    return Mend.of(TrialJudge.taken(seen), seen, "kit.mend.verify");
  }

  private Optional<Mend> taken(App as, Sample sample) {
    return Mend.of(TrialJudge.taken(make(as, sample, Seal.OWN)));
  }

  private Optional<Mend> repeat() {
    Sample sample = unbind(numbers.asked(2));
    Seen first = make(app.usual(), sample, Seal.OWN);
    return Mend.of(TrialJudge.repeated(first, make(app.usual(), sample, Seal.OWN)));
  }

  private Optional<Mend> refused(Seal seal, String key) {
    Seen seen = make(app.usual(), unbind(numbers.asked(1)), seal);
    return Mend.of(TrialJudge.refused(seen), seen, key);
  }

  private Optional<Mend> unknownType() {
    Seen seen = make(app.usual(), new Sample.UnknownType(), Seal.OWN);
    return Mend.of(TrialJudge.taken(seen), seen, "kit.mend.unknownType");
  }

  /** An app that takes digests was asked by digests in every check; another must not break by one. */
  private Optional<Mend> digests() {
    Seen seen = make(app.told(NumberForm.BLINDED).usual(), unbind(numbers.asked(1)), Seal.OWN);
    return app.push().numberForm() == NumberForm.BLINDED
        ? Mend.of(TrialJudge.taken(seen))
        : Mend.of(TrialJudge.unbroken(seen), seen, "kit.mend.digests");
  }

  private Optional<Mend> timeLimit() {
    Duration limit = app.push().limits().timeLimit();
    return slowest().compareTo(limit) < 0
        ? Optional.empty()
        : Optional.of(Mend.of("kit.mend.slow", Long.toString(limit.toMillis())));
  }

  /** The longest exchange so far. */
  Duration slowest() {
    return stopwatch.longest();
  }
}
