package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** Apps as the rooms for coverage, operators and app providers show them: with figures, failing, or taking no part. */
final class AppScene implements AutoCloseable {

  private static final int NUMBERS_FOR_FIGURES = 120;

  private final Hub hub;
  private final TestApp shop;
  private final TestApp mail;
  private final TestApp game;
  private final TestApp forum;

  AppScene(Hub hub) {
    this.hub = hub;
    this.shop = app("shop", "Shop", TestApp.all("UNBOUND"));
    this.mail = app("mail", "Mail 邮箱", TestApp.each(AppScene::mixed));
    this.game = app("game", "Game", TestApp.status(503));
    this.forum = hub.app("forum", TestApp.later(), profile -> profile.put("name", "Forum").put("covered", false));
    gatherFigures();
    hub.batch(List.of(game), Hub.numbers(2));
    Eventually.until(
        "the failing app shows its fault", () -> health(game).path("lastFaults"), faults -> !faults.isEmpty());
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

  private void gatherFigures() {
    hub.batch(List.of(shop, mail), Hub.numbers(NUMBERS_FOR_FIGURES)).settled();
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

  /** Adds the apps' ids and the clients that speak for them. */
  void tell(ObjectNode facts) {
    ObjectNode apps = facts.putObject("apps");
    var clients = (ObjectNode) facts.path("clients");
    for (TestApp app : List.of(shop, mail, game, forum)) {
      String name = app.id().replaceFirst("-\\d+$", "");
      apps.put(name, app.id());
      clients.set(name, app.client().credentials());
    }
  }

  @Override
  public void close() {
    List.of(shop, mail, game, forum).forEach(TestApp::close);
  }
}
