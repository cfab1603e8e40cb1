package org.numberrefresh.function.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.demand.DayOfWishes;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.demand.AskForApps;

/** Takes a carrier's wish for an app that does not take part: by its id, or by its name. */
final class DemandBody {

  private static final int MAX_ID = 64;
  private static final int MAX_NAME = 40;
  private static final int DAY = 86_400;
  private static final int DAYS_OF_A_MONTH = 31;

  private final AskForApps ask;
  private final Clock clock;

  DemandBody(Core core) {
    this.ask = new AskForApps(core);
    this.clock = core.clock();
  }

  Reply take(Request request) {
    JsonObject body = Json.request(request.body()).only("app", "name");
    Optional<String> app = body.optionalText("app", MAX_ID);
    Optional<String> name = body.optionalText("name", MAX_NAME).filter(text -> !text.isBlank());
    if (app.isPresent() == name.isPresent()) {
      throw Problem.invalid(Cause.DEMAND_ONE);
    }
    name.filter(text -> !PhoneNumber.hiddenIn(text).equals(text))
        .ifPresent(
            number -> {
              throw Problem.invalid(Cause.DEMAND_A_NUMBER);
            });
    String carrier = request.party().id();
    AskForApps.Asked asked = app.map(id -> ask.app(carrier, id)).orElseGet(() -> ask.name(carrier, name.orElseThrow()));
    LocalDate today = ShanghaiTime.dayOf(clock.instant());
    return switch (asked) {
      case COUNTED -> new Reply(202, Optional.empty(), Map.of());
      case TOO_MANY_TODAY -> tooMany(request, Cause.DEMANDS_A_DAY, DayOfWishes.MOST, today);
      case TOO_MANY_NAMES ->
          tooMany(request, Cause.NEW_NAMES_A_MONTH, DayOfWishes.NEW_NAMES, YearMonth.from(today).atEndOfMonth());
    };
  }

  /** Refuses a wish until a day is over. */
  private Reply tooMany(Request request, Cause why, int most, LocalDate last) {
    long seconds = Duration.between(clock.instant(), ShanghaiTime.endOf(last)).plusMillis(999).toSeconds();
    int window = why == Cause.DEMANDS_A_DAY ? DAY : DAYS_OF_A_MONTH * DAY;
    return Edge.problem(Problem.of(ProblemCode.QUOTA_EXCEEDED, Detail.of(why, most)), request.language())
        .with(
            Map.of(
                "retry-after", Long.toString(seconds),
                "ratelimit-policy", "\"demands\";q=" + most + ";w=" + window,
                "ratelimit", "\"demands\";r=0;t=" + seconds));
  }
}
