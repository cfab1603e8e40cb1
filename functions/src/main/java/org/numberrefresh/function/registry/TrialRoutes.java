package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.QuotaGate;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.function.api.TrialTexts;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.registry.Registry;
import org.numberrefresh.usecase.trial.TrialCheck;
import org.numberrefresh.usecase.trial.TryEndpoint;

/** The route by which an app provider tries its own endpoint. */
final class TrialRoutes {

  private static final String KINDS = "kinds";
  private static final int MAX_KIND = 64;

  private final Registry registry;
  private final TryEndpoint trial;
  private final QuotaGate quota;

  /**
   * Makes the route.
   *
   * @param quota the limit of trials in a day
   */
  TrialRoutes(Registry registry, TryEndpoint trial, QuotaGate quota) {
    this.registry = registry;
    this.trial = trial;
    this.quota = quota;
  }

  Map<String, Route> routes() {
    return Map.of(Route.post("apps/self/try"), new Route(Scope.RESULTS_WRITE, this::run));
  }

  private Reply run(Request request) {
    Collection<TrialCheck> wanted = wanted(request.body());
    App app = registry.app(request.party().id());
    Delivery.Called called =
        app.profile()
            .delivery()
            .called()
            .filter(one -> one.mark().equals(app.state().verifiedEndpoint()))
            .orElseThrow(() -> Problem.of(ProblemCode.ENDPOINT_NOT_VERIFIED));
    return quota
        .refused(request, Question.CHALLENGES)
        .orElseGet(() -> Reply.of(200, body(trial.run(app, called, wanted), request.language())));
  }

  /** A trial needs no body: without one, every check is made. */
  private static Collection<TrialCheck> wanted(byte[] body) {
    if (body.length == 0) {
      return EnumSet.allOf(TrialCheck.class);
    }
    JsonObject asked = Json.request(body).only(KINDS);
    if (!asked.has(KINDS)) {
      return EnumSet.allOf(TrialCheck.class);
    }
    return asked.texts(KINDS, TrialCheck.values().length, MAX_KIND).stream()
        .map(kind -> TrialCheck.of(kind).orElseThrow(() -> Problem.invalid(Cause.NOT_A_WORD, KINDS, words())))
        .collect(Collectors.toSet());
  }

  private static String words() {
    return Arrays.stream(TrialCheck.values()).map(TrialCheck::text).collect(Collectors.joining(", "));
  }

  private static ObjectNode body(List<TryEndpoint.Line> lines, Language language) {
    ObjectNode body = Json.object();
    ArrayNode checks = body.putArray("checks");
    for (TryEndpoint.Line line : lines) {
      ObjectNode check = checks.addObject().put("kind", line.check().text()).put("passed", line.passed());
      line.status().ifPresent(status -> check.put("status", status));
      check.put("millis", line.took().toMillis()).put("finding", TrialTexts.finding(line, language));
      TrialTexts.advice(line, language).ifPresent(advice -> check.put("advice", advice));
    }
    return body;
  }
}
