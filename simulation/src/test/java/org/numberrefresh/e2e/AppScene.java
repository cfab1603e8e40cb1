package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.numberrefresh.domain.calendar.ShanghaiTime;

/** Apps as the rooms for coverage, operators and app providers show them: with figures, failing, or taking no part. */
final class AppScene implements AutoCloseable {

  private static final int NUMBERS_FOR_FIGURES = 120;

  private final Hub hub;
  private final TestApp shop;
  private final TestApp mail;
  private final TestApp game;
  private final TestApp forum;
  private final TestApp post;
  private final PlacedOrder figures;
  private final String month;

  AppScene(Hub hub) {
    this.hub = hub;
    this.shop = app("shop", "Shop", TestApp.all("UNBOUND"));
    this.mail = app("mail", "Mail 邮箱", TestApp.each(AppScene::mixed));
    this.game = app("game", "Game", TestApp.status(503));
    this.post = app("post", "Post", AppScene::decidesLater);
    this.forum = hub.app("forum", TestApp.later(), profile -> profile.put("name", "Forum").put("covered", false));
    this.figures = hub.batch(List.of(shop, mail), Hub.numbers(NUMBERS_FOR_FIGURES)).settled();
    this.month = ShanghaiTime.dayOf(hub.now()).toString().substring(0, 7);
    waitForFigures();
    failAndPause();
    appeal();
  }

  private void failAndPause() {
    hub.batch(List.of(game), Hub.numbers(2));
    Eventually.until(
        "the failing app shows its fault", () -> health(game).path("lastFaults"), faults -> !faults.isEmpty());
    ObjectNode reason = Hub.object().put("reason", "Their data centre moves");
    hub.operator().post("apps/" + game.id() + "/pause", reason).expect(200);
  }

  private void appeal() {
    List<String> numbers = Hub.numbers(2);
    hub.batch(List.of(post), numbers).settled();
    numbers.forEach(number -> hub.appeal(number, post.id()).expect(201));
  }

  private TestApp app(String id, String name, TestApp.Script script) {
    return hub.app(id, script, profile -> profile.put("name", name));
  }

  /** Three outcomes, so that a chart has something to show. */
  private static ObjectNode mixed(JsonNode item) {
    String ref = item.path("ref").asText();
    return switch (Math.floorMod(ref.hashCode(), 8)) {
      case 0 -> TestApp.result(ref, "BLOCKED", "OPEN_DISPUTE");
      case 1 -> TestApp.result(ref, "REFUSED", "POLICY_NOT_SUPPORTED");
      default -> TestApp.result(ref, "UNBOUND");
    };
  }

  /** Answers numbers at once, and takes appeals to decide on them later. */
  private static void decidesLater(TestApp.Asked asked, HttpExchange exchange) throws IOException {
    boolean appeal = asked.body().path("type").asText().equals("appeal");
    TestApp.Script script = appeal ? TestApp.later() : TestApp.all("BLOCKED", "OPEN_DISPUTE");
    script.answer(asked, exchange);
  }

  private void waitForFigures() {
    // The count follows the settling by a moment, in which the clock may already be moved.
    for (int day = 0; day < 3 && !hasFigures(); day++) {
      hub.advance(Duration.ofDays(1));
    }
  }

  private boolean hasFigures() {
    return List.of(shop, mail).stream().allMatch(app -> find(hub.east().get("apps"), app).has("figures"));
  }

  private JsonNode health(TestApp app) {
    return find(hub.operator().get("apps/health"), app);
  }

  private static JsonNode find(Reply reply, TestApp app) {
    return StreamSupport.stream(reply.expect(200).body().path("apps").spliterator(), false)
        .filter(one -> one.path("id").asText().equals(app.id()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Adds the apps' ids, the clients that speak for them, the order with figures, and the month in which it was settled.
   */
  void tell(ObjectNode facts) {
    facts.put("month", month);
    facts.withObject("/orders").put("figures", figures.id());
    ObjectNode apps = facts.putObject("apps");
    var clients = (ObjectNode) facts.path("clients");
    for (TestApp app : apps()) {
      String name = app.id().replaceFirst("-\\d+$", "");
      apps.put(name, app.id());
      clients.set(name, app.client().credentials());
    }
  }

  private List<TestApp> apps() {
    return List.of(shop, mail, game, forum, post);
  }

  @Override
  public void close() {
    apps().forEach(TestApp::close);
  }
}
