package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.domain.calendar.CoolingPeriod;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.release.Release;
import org.numberrefresh.function.api.AppealBrief;
import org.numberrefresh.function.api.DueDate;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.Labels;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.Texts;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.appeal.NumberAppeals.OfPair;
import org.numberrefresh.usecase.query.AppView;
import org.numberrefresh.usecase.query.CycleView;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.query.Queries;

/** Writes answers to carriers. An app is named only if something remains at it, unless the request asks for all. */
public final class Answers {

  private final Queries queries;

  Answers(Queries queries) {
    this.queries = queries;
  }

  ObjectNode statuses(
      AskedNumbers asked,
      Map<PhoneNumber, Queries.Status> found,
      Map<PhoneNumber, Map<String, OfPair>> appeals,
      boolean all,
      Language language) {
    ObjectNode body = Json.object();
    ArrayNode numbers = body.putArray("numbers");
    var rejected = new ArrayList<>(asked.rejected());
    asked
        .byIndex()
        .forEach(
            (index, number) ->
                Optional.ofNullable(found.get(number))
                    .ifPresentOrElse(
                        status -> numbers.add(status(status, appeals.getOrDefault(number, Map.of()), all, language)),
                        () -> rejected.add(LineProblem.of(index, ProblemCode.NUMBER_NOT_FOUND))));
    return reject(body, rejected, language);
  }

  private static ObjectNode reject(ObjectNode body, List<LineProblem> rejected, Language language) {
    ArrayNode lines = body.putArray("rejected");
    rejected.stream()
        .sorted(Comparator.comparingInt(LineProblem::index))
        .forEach(line -> lines.add(Edge.line(line, language)));
    return body;
  }

  private ObjectNode status(Queries.Status status, Map<String, OfPair> appeals, boolean all, Language language) {
    CycleView cycle = status.cycle();
    ObjectNode body =
        Json.object()
            .put("phoneNumber", cycle.phoneNumber().e164())
            .put("state", cycle.state().name())
            .put("stateLabel", Labels.state(cycle.state().name(), language));
    grade(body, status.grade(), language);
    gate(body, status.release(), language);
    dates(body, cycle);
    cycle.restoredAt().ifPresent(at -> body.put("restoredAt", Rfc3339.text(at)));
    cycle.dueAt().ifPresent(due -> DueDate.put(body, due));
    status.portClaimedAt().ifPresent(at -> body.put("portClaimedOn", Rfc3339.day(at)));
    body.put("knownSince", Rfc3339.text(cycle.knownSince()));
    List<AppView> views = cycle.apps();
    ArrayNode apps = body.putArray("apps");
    Set<String> retryable = status.retryable();
    views.stream()
        .filter(app -> all || app.remains())
        .forEach(
            app -> {
              ObjectNode row = detailed(app, cycle.dueAt(), retryable.contains(app.app()), language);
              appeal(row, app, appeals.getOrDefault(app.app(), OfPair.NONE), language);
              apps.add(row);
            });
    new AppsOutside(queries).of(cycle, all, language).forEach(apps::add);
    body.set("timeline", StoryBody.of(queries.story(cycle), language));
    ArrayNode history = body.putArray("history");
    status.history().forEach(earlier -> history.add(earlier(earlier, language)));
    return body.put("clear", views.stream().filter(app -> app.shown() == OutwardOutcome.CLEAR).count())
        .put("pending", views.stream().filter(app -> app.shown() == OutwardOutcome.PENDING).count());
  }

  private static void dates(ObjectNode body, CycleView cycle) {
    cycle
        .deactivatedAt()
        .ifPresent(
            at ->
                body.put("deactivatedAt", Rfc3339.text(at))
                    .put("coolingEndsAt", Rfc3339.text(CoolingPeriod.endOf(at))));
    cycle.holderSince().ifPresent(since -> body.put("holderSince", Rfc3339.text(since)));
  }

  private static ObjectNode earlier(CycleView cycle, Language language) {
    ObjectNode body = Json.object().put("mode", (cycle.deactivatedAt().isPresent() ? Mode.BATCH : Mode.ACTIVE).name());
    dates(body, cycle);
    grade(body, cycle.grade(), language);
    return body.put("knownSince", Rfc3339.text(cycle.knownSince()));
  }

  private ObjectNode detailed(AppView app, Optional<Instant> dueAt, boolean askable, Language language) {
    ObjectNode json = ResultsPage.outcome(app, language).put("name", queries.nameOf(app.app()));
    if (app.remains()) {
      json.put("retryable", askable && queries.isCovered(app.app()));
      app.changedAt().ifPresent(at -> json.put("resolvedOn", Rfc3339.day(at)));
    }
    json.put("advice", Texts.advice(app.outcome(), dueAt, language));
    if (app.shown().sendsToTheApp()) {
      AppsOutside.put(json, queries.serviceOf(app.app()));
    }
    app.fault().ifPresent(fault -> json.put("fault", fault.name()));
    app.nextAttemptAt().ifPresent(next -> json.put("nextAttemptAt", Rfc3339.day(next)));
    return json.put("attempts", app.attempts());
  }

  private static void appeal(ObjectNode row, AppView app, OfPair appeal, Language language) {
    if (app.remains()) {
      row.put("appealable", appeal.appealable());
      appeal.last().ifPresent(last -> row.set("appeal", AppealBrief.of(last, language)));
    }
  }

  private static void grade(ObjectNode json, Grade grade, Language language) {
    json.put("grade", grade.name()).put("gradeLabel", Labels.grade(grade, language));
  }

  private static void gate(ObjectNode json, Release gate, Language language) {
    json.put("gate", gate.name()).put("gateLabel", Labels.gate(gate, language));
  }

  static ObjectNode grades(AskedNumbers asked, Map<PhoneNumber, Queries.Status> found, Language language) {
    ObjectNode body = Json.object();
    ArrayNode numbers = body.putArray("numbers");
    for (PhoneNumber number : asked.byIndex().values()) {
      Optional<Queries.Status> status = Optional.ofNullable(found.get(number));
      ObjectNode one = numbers.addObject().put("phoneNumber", number.e164());
      grade(one, status.map(Queries.Status::grade).orElse(Grade.UNKNOWN), language);
      gate(one, status.map(Queries.Status::release).orElse(Release.HOLD), language);
    }
    return asked.rejected().isEmpty() ? body : reject(body, asked.rejected(), language);
  }
}
