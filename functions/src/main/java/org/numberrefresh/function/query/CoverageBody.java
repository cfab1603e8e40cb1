package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.statistics.AnswerTimes;
import org.numberrefresh.domain.statistics.PairCounts;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.statistics.Coverage;

/** Writes the list of apps: who takes part, and how each answered. */
final class CoverageBody {

  private static final int HALF = 50;
  private static final int MOST = 95;
  private static final int DIGITS = 3;

  private CoverageBody() {}

  static ObjectNode of(List<App> apps, Coverage coverage) {
    ObjectNode body = Json.object();
    ArrayNode all = body.putArray("apps");
    for (App app : apps) {
      ObjectNode one =
          all.addObject()
              .put("id", app.id())
              .put("name", app.profile().name())
              .put("sector", app.profile().sector())
              .put("covered", app.profile().covered());
      coverage.of(app).ifPresent(figures -> one.set("figures", figures(figures)));
    }
    return body;
  }

  private static ObjectNode figures(Coverage.Figures figures) {
    PairCounts pairs = figures.counts().pairs();
    AnswerTimes times = figures.counts().times();
    ObjectNode json = Json.object().put("from", figures.first().toString()).put("to", figures.last().toString());
    json.put("answeredInTime", share(pairs.inTime(), pairs.asked()));
    if (times.numbers() >= Coverage.FEWEST) {
      times.within(HALF).ifPresent(time -> json.put("medianTime", time.toString()));
      times.within(MOST).ifPresent(time -> json.put("percentile95Time", time.toString()));
    }
    ObjectNode outcomes = json.putObject("outcomes");
    for (OutwardOutcome outcome : OutwardOutcome.values()) {
      if (outcome.isAnswered()) {
        outcomes.put(outcome.name(), share(pairs.of(outcome), pairs.asked()));
      }
    }
    return json;
  }

  private static BigDecimal share(long part, long whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_UP);
  }
}
