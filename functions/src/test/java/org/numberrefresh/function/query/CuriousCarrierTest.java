package org.numberrefresh.function.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.adapter.json.CloudEvents;
import org.numberrefresh.adapter.json.GatesJson;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.release.ReleaseRule;
import org.numberrefresh.domain.release.Tolerated;
import org.numberrefresh.domain.statistics.AnswerTimes;
import org.numberrefresh.domain.statistics.AppCounts;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.domain.statistics.PairCounts;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeAppCaller.AskedItem;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.function.api.Accept;
import org.numberrefresh.function.api.AppealBrief;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.query.Secrets.Said;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.appeal.AppealPages;
import org.numberrefresh.usecase.appeal.NumberAppeals;
import org.numberrefresh.usecase.intake.OrderRequest;
import org.numberrefresh.usecase.query.OrderList;
import org.numberrefresh.usecase.query.OrderResults;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.query.ReleaseRules;
import org.numberrefresh.usecase.replay.ReplayRequest;
import org.numberrefresh.usecase.replay.Replays;
import org.numberrefresh.usecase.replay.Retries;
import org.numberrefresh.usecase.statistics.Coverage;
import org.numberrefresh.usecase.withdrawal.Withdrawals;

/**
 * A curious carrier asks everything that it may ask, at every step of the clock, in two worlds that differ only in what
 * it must not learn. Every answer is the same, byte by byte.
 */
class CuriousCarrierTest {

  private static final int STEPS = 4;
  private static final int SCENES = 60;
  private static final Set<String> UNANSWERED = Set.of("FAILED", "NO_RESPONSE", "UNDELIVERABLE");
  private static final Duration STEP = Duration.ofHours(26);
  private static final Optional<String> OTHER = Optional.of("OTHER");
  private static final String GIVEN_UP = "2026-01-05T00:00:00+08:00";
  private static final String HELD_SINCE = "2026-10-05T09:30:00+08:00";

  /** One of the two worlds. */
  private static final class Lived {

    private final Secrets scene;
    private final Secrets.Answers secrets;
    private final World world = new World();
    private final Map<String, Integer> index = new HashMap<>();

    /** The apps are called at the same time. */
    private final Set<String> stumbled = ConcurrentHashMap.newKeySet();

    private final List<Order> orders = new ArrayList<>();
    private final List<List<String>> seen = new ArrayList<>();
    private final List<String> appealed = new ArrayList<>();

    Lived(Secrets scene, Secrets.Answers secrets) {
      this.scene = scene;
      this.secrets = secrets;
      for (int i = 0; i < scene.numbers(); i++) {
        index.put(TestNumbers.text(i), i);
      }
    }

    List<List<String>> live() {
      scene.apps().forEach(world::withApps);
      scene.apps().forEach(app -> world.caller.tell(app, items -> called(app, items)));
      scene.apps().forEach(app -> world.caller.tellCancelled(app, () -> FakeAppCaller.answered(500, "")));
      orders.add(world.submit("first", order(scene.apps())));
      world.run();
      look();
      world.after(Duration.ofMinutes(3));
      look();
      for (int step = 1; step < STEPS; step++) {
        world.after(STEP);
        callBack(step);
        if (step == 1) {
          withdraw();
          joined();
        }
        if (step == 2) {
          appeal();
        }
        look();
      }
      correct();
      askAgain();
      world.after(Duration.ofDays(9));
      look();
      seen.add(AskedCertificates.afterResale(world, World.CARRIER, scene.numbers(), HELD_SINCE).toList());
      return seen;
    }

    private Reply called(String app, List<AskedItem> items) {
      if (scene.stumbling().contains(app) && stumbled.add(app)) {
        return new Reply.Answered(503, new byte[0], Optional.of("60"));
      }
      return FakeAppCaller.answered(200, results(app, items, 0));
    }

    /** The answers of an app at a step: final ones that come now, and in the call what it says meanwhile. */
    private String results(String app, List<AskedItem> items, int step) {
      ObjectNode body = Json.object();
      ArrayNode results = body.putArray("results");
      for (AskedItem item : items) {
        Said said = secrets.of(app, index.get(item.phoneNumber()));
        if (said.step() == step) {
          String[] parts = said.outcome().split("/");
          ObjectNode result = results.addObject().put("ref", item.ref()).put("outcome", parts[0]);
          if (parts.length > 1) {
            result.put("reason", parts[1]).put("caseId", "case of " + parts[1]);
          }
        } else if (step == 0) {
          results.addObject().put("ref", item.ref()).put("outcome", said.meanwhile());
        }
      }
      return Json.text(body);
    }

    private void callBack(int step) {
      for (String app : scene.apps()) {
        String body = results(app, world.caller.asked(app).stream().distinct().toList(), step);
        if (body.contains("outcome")) {
          world.results(app, body);
        }
      }
      world.run();
    }

    private void withdraw() {
      var indexes = new BitSet();
      scene.withdrawn().forEach(indexes::set);
      if (!indexes.isEmpty()) {
        orders
            .getFirst()
            .batchIds()
            .forEach(id -> new Withdrawals(world.core()).withdraw(id, indexes, Withdrawn.Why.CANCELLED));
        world.run();
      }
    }

    /** Apps correct what they said, long after everything was settled. */
    private void correct() {
      world.after(Duration.ofDays(2));
      for (String app : scene.apps()) {
        for (AskedItem item : world.caller.asked(app).stream().distinct().toList()) {
          secrets
              .correction(app, index.get(item.phoneNumber()))
              .ifPresent(outcome -> world.results(app, FakeAppCaller.body(List.of(item), one -> outcome)));
        }
      }
      world.run();
      world.after(Duration.ofMinutes(3));
      look();
    }

    /** A further app joins the same lives. */
    private void joined() {
      if (scene.mode() == Mode.BATCH && scene.withdrawn().isEmpty()) {
        world.withApps("extra");
        world.caller.tellEach("extra", (item, number) -> secrets.of("chat", index.get(number)).outcome());
        orders.add(world.submit("joined", order(List.of("extra"))));
        world.run();
      }
    }

    /** The carrier tries to appeal against everything; what it is answered is seen at the next look. */
    private void appeal() {
      for (int i = 0; i < scene.numbers(); i++) {
        for (String app : scene.apps()) {
          appealed.add(answered("appeal-" + i + app, i, app));
          appealed.add(answered("again-" + i + app, i, app));
        }
      }
      world.run();
      scene.apps().forEach(this::decide);
      world.run();
    }

    /** An app that is asked about what it never answered in BATCH mode looks if there is an account. */
    private void decide(String app) {
      ObjectNode body = Json.object();
      ArrayNode results = body.putArray("results");
      for (JsonNode item : world.caller.appealed(app)) {
        if (scene.mode() == Mode.BATCH && UNANSWERED.contains(item.path("outcome").asText())) {
          ObjectNode result = results.addObject().put("ref", item.path("ref").asText());
          boolean account =
              secrets.of(app, index.get(item.path("phoneNumber").asText())).meanwhile().equals("IN_REVIEW");
          result.setAll(
              account
                  ? Json.object().put("appeal", "UNDER_REVIEW")
                  : Json.object().put("appeal", "UPHELD").put("outcome", "NOT_BOUND"));
        }
      }
      if (!results.isEmpty()) {
        assertEquals(List.of(), world.results(app, Json.text(body)).rejected());
      }
    }

    private String answered(String key, int number, String app) {
      try {
        return Json.text(AppealBrief.withDeadline(world.appeal(key, number, app), Language.ENGLISH));
      } catch (Problem refused) {
        return Edge.problem(refused, Language.ENGLISH).content().orElseThrow().text();
      }
    }

    /** The operator has what failed asked again; now it is clear, in one way or another. */
    private void askAgain() {
      scene.apps().forEach(app -> world.caller.tellEach(app, (item, number) -> secrets.of(app, 0).outcome()));
      var request =
          new ReplayRequest(
              new ReplayRequest.Source.OfOrder(orders.getFirst().id()),
              Set.of(Outcome.FAILED, Outcome.NO_RESPONSE),
              false,
              Optional.empty());
      new Replays(world.core())
          .replay(request, "again", () -> true)
          .orders()
          .forEach(one -> orders.add(world.orders.find(one.order()).orElseThrow()));
      world.run();
      var other = new Retries.Wanted(AskableAgain.retryable(OutwardOutcome.REFUSED, OTHER), new AppSelection.All());
      new Retries(world.core())
          .retry(World.CARRIER, orders.getFirst().id().value(), other, "again")
          .order()
          .ifPresent(orders::add);
      world.run();
      look();
    }

    private OrderRequest order(List<String> apps) {
      List<String> numbers = TestNumbers.texts(0, scene.numbers());
      if (scene.mode() == Mode.BATCH) {
        return Requests.batch(numbers, GIVEN_UP, apps.toArray(String[]::new));
      }
      List<OrderRequest.Line> lines = numbers.stream().map(number -> Requests.held(number, HELD_SINCE)).toList();
      return Requests.order(Mode.ACTIVE, lines, apps.toArray(String[]::new));
    }

    /** Other carriers' numbers, as many as figures need to be told. */
    private void others() {
      var pairs = new PairCounts(Map.of(OutwardOutcome.CLEAR, 60L, OutwardOutcome.BLOCKED, 40L), 100);
      var times = AnswerTimes.of(Duration.ofHours(1), 50).plus(AnswerTimes.of(Duration.ofDays(2), 50));
      var byApp = new HashMap<Integer, AppCounts>();
      world.apps.all().forEach(app -> byApp.put(app.number(), new AppCounts(pairs, times)));
      world.statistics.put(ShanghaiTime.dayOf(world.clock.instant()), new Counts(byApp, Map.of()));
    }

    /** Asks everything that a carrier may ask. */
    private void look() {
      var queries = new Queries(world.core());
      var answers = new Answers(queries);
      var all = new ArrayList<String>();
      var any = new OrderList.Wanted(Optional.empty(), Optional.empty(), Optional.empty());
      OrderList.Page list = new OrderList(world.core(), queries).page(World.CARRIER, any, Optional.empty(), 50);
      all.add(Json.text(OrderListPage.body(list, Language.CHINESE)));
      all.add(Json.text(CoverageBody.of(queries.apps(), new Coverage(world.core()))));
      others();
      for (Order order : orders) {
        all.add(Json.text(ProgressBody.of(queries.order(World.CARRIER, order.id().value()), Language.CHINESE)));
        for (int limit : new int[] {7, 100}) {
          Optional<OrderResults.Position> from = Optional.of(OrderResults.Position.START);
          while (from.isPresent()) {
            var extent = new OrderResults.Extent(limit, true);
            var page = queries.results(World.CARRIER, order.id().value(), from.get(), extent);
            for (String form : List.of("application/json", "application/x-ndjson", "text/csv")) {
              for (boolean each : List.of(false, true)) {
                var reply = new ResultsPage(page, each, Language.CHINESE).reply(new Accept(form), limit);
                all.add(reply.content().orElseThrow().text());
              }
            }
            from = page.next();
          }
        }
      }
      for (int first = 0; first < scene.numbers(); first += 10) {
        var asked = AskedNumbers.of(Requests.formed(TestNumbers.texts(first, Math.min(10, scene.numbers() - first))));
        var found = queries.statuses(World.CARRIER, asked.numbers());
        var appeals = new NumberAppeals(world.core()).of(found.values(), queries::app);
        all.add(Json.text(answers.statuses(asked, found, appeals, true, Language.ENGLISH)));
        all.add(Json.text(answers.statuses(asked, found, appeals, false, Language.CHINESE)));
      }
      var asked = AskedNumbers.of(Requests.formed(TestNumbers.texts(0, scene.numbers())));
      all.add(Json.text(Answers.grades(asked, queries.grades(World.CARRIER, asked.numbers()), Language.ENGLISH)));
      for (Order order : orders) {
        for (String app : scene.apps()) {
          for (OutwardOutcome outcome : OutwardOutcome.values()) {
            for (Optional<String> reason : List.of(Optional.<String>empty(), OTHER)) {
              var apps = new AppSelection.Listed(List.of(app));
              var wanted = new Retries.Wanted(AskableAgain.retryable(outcome, reason), apps);
              all.add(new Retries(world.core()).count(World.CARRIER, order.id().value(), wanted).toString());
            }
          }
        }
      }
      for (ReleaseRule rule : rules()) {
        world.carriers.saveReleaseRule(World.CARRIER, rule);
        all.add(Json.text(Answers.grades(asked, queries.grades(World.CARRIER, asked.numbers()), Language.ENGLISH)));
        for (Order order : orders) {
          var counts = new ReleaseRules(world.core()).tryOn(World.CARRIER, order.id().value(), Optional.empty());
          all.add(Json.text(GatesJson.write(counts)));
        }
      }
      world.feeds.all(World.CARRIER).forEach(event -> all.add(Json.text(CloudEvents.write(World.CARRIER, event))));
      all.addAll(appealed);
      all.addAll(appealsSeen());
      AskedCertificates.of(world, World.CARRIER, scene.numbers(), HELD_SINCE).forEach(all::add);
      seen.add(all);
    }

    /** Rules that ask for one app, for one outcome, or for one reason alone. */
    private List<ReleaseRule> rules() {
      var rules = new ArrayList<ReleaseRule>();
      for (String app : scene.apps()) {
        rules.add(ReleaseRule.usual(List.of(app)));
        for (Outcome outcome : Outcome.values()) {
          if (outcome.isFinal() && !outcome.isClear()) {
            var one = new Tolerated(Optional.of(app), outcome.outward(), Optional.of(outcome.outwardReason()));
            rules.add(new ReleaseRule(new ReleaseRule.MustBeClear.Some(List.of(app)), List.of(one), OptionalInt.of(3)));
          }
        }
      }
      return rules;
    }

    private List<String> appealsSeen() {
      var all = new ArrayList<String>();
      var pages = new AppealPages(world.core());
      Optional<String> cursor = Optional.empty();
      do {
        AppealPages.Page page = pages.page(World.CARRIER, Optional.empty(), cursor, AppealPages.MOST);
        page.appeals().forEach(view -> all.add(Json.text(AppealBodies.body(view, Language.CHINESE))));
        cursor = page.next();
      } while (cursor.isPresent());
      world.feeds.dataOf(World.CARRIER).stream()
          .filter(EventData.AppealChanged.class::isInstance)
          .forEach(event -> all.add(event.toString()));
      return all;
    }
  }

  private static List<List<String>> live(Secrets scene, int world) {
    return new Lived(scene, scene.worlds().get(world)).live();
  }

  @Test
  void two_worlds_that_differ_in_secrets_alone_answer_the_same_at_every_step() {
    for (int seed = 0; seed < SCENES; seed++) {
      Secrets scene = Secrets.draw(seed * 10L);
      List<List<String>> one = live(scene, 0);
      List<List<String>> other = live(scene, 1);
      for (int look = 0; look < one.size(); look++) {
        int number = seed;
        assertEquals(one.get(look), other.get(look), "scene " + number + ", look " + look + ": " + scene);
      }
    }
  }

  /** The test above would pass if nothing were ever told, or if the worlds were the same. */
  @ParameterizedTest
  @ValueSource(longs = {0, 10, 20, 30})
  void the_worlds_differ_and_what_may_be_told_is(long seed) {
    Secrets scene = Secrets.draw(seed);
    assertNotEquals(scene.worlds().get(0), scene.worlds().get(1));
    List<List<String>> seen = live(scene, 0);
    String all = String.join("\n", seen.get(seen.size() - 2));
    assertTrue(all.contains("\"CLEAR\"") && all.contains("\"SETTLED\"") && all.contains("medianTime"), all);
    assertTrue(seen.getLast().toString().contains("Certificate[statement="), seen.getLast()::toString);
    assertTrue(all.contains("\"SUBMITTED\"") && all.contains("\"ALREADY_EXISTS\""), all);
    int bytes = all.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes > 1000, () -> "only " + bytes + " bytes");
  }
}
