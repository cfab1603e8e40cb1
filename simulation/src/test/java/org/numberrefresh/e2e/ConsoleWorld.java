package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.stack.token.Client;

/**
 * A system with something of everything that the console shows.
 *
 * <p>Decision: docs/decisions.md#pictures-show-the-tests-scene-not-the-demo
 */
final class ConsoleWorld implements AutoCloseable {

  private static final String HOSTILE = "<script>document.title=\"taken\"</script><img src=x onerror=alert(1)>";
  private static final String HOSTILE_CASE = "\u202e<b>drowssap\u202c </dd><script>alert(1)</script>";

  private final TestApp pay;
  private final TestApp chat;
  private final TestApp bank;
  private final TestApp slow;
  private final TestApp hostile;
  private final ObjectNode numbers = Hub.object();
  private final ObjectNode orders = Hub.object();
  private final AppScene apps;
  private final Hub hub = Hub.start(options -> options);
  private List<String> two = List.of();

  ConsoleWorld() {
    this.apps = new AppScene(hub);
    this.pay = app("pay", "Pay", TestApp.all("UNBOUND"));
    this.chat = app("chat", "Chat", TestApp.each(item -> blocked(item, "ACCOUNT_BANNED", "A-17")));
    this.bank = app("bank", "Bank", TestApp.each(item -> blocked(item, "OPEN_DISPUTE", "2026/0815")));
    this.slow = app("video", "Video", TestApp.later());
    this.hostile = app("unruly", HOSTILE, TestApp.each(item -> blocked(item, "OPEN_DISPUTE", HOSTILE_CASE)));
    placeOrders();
  }

  private TestApp app(String id, String name, TestApp.Script script) {
    return hub.app(id, script, profile -> profile.put("name", name));
  }

  private static ObjectNode blocked(JsonNode item, String reason, String caseId) {
    return TestApp.result(item.path("ref").asText(), "BLOCKED", reason).put("caseId", caseId);
  }

  private void placeOrders() {
    Instant longAgo = hub.now().minus(Duration.ofDays(200));
    List<PlacedOrder> settling =
        List.of(
            place("clean", longAgo, pay),
            place("residue", longAgo, pay, chat, bank),
            place("held", longAgo, pay),
            place("disputed", longAgo, pay, chat, bank),
            place("erased", longAgo, pay),
            place("hostile", longAgo, pay, hostile),
            placeTwo(longAgo));
    place("working", longAgo, pay, slow);
    place("cooling", hub.now().minus(Duration.ofDays(10)), pay);
    numbers.put("fresh", Hub.number()).put("spare", Hub.number()).put("foreign", Hub.numberOfWest());
    numbers.put("ported", Hub.number());
    settling.forEach(PlacedOrder::settled);
    var report = Hub.object();
    report
        .putArray("numbers")
        .addObject()
        .put("phoneNumber", numbers.path("held").asText())
        .put("event", "ACTIVATED")
        .put("at", yesterday() + ":00+08:00");
    hub.east().post("numbers/report", report).expect(200);
  }

  /** Noon of the day before, as a field for date and time has it. */
  private String yesterday() {
    return ShanghaiTime.dayOf(hub.now()).minusDays(1).atTime(12, 0).toString();
  }

  private PlacedOrder place(String name, Instant givenUp, TestApp... apps) {
    String number = Hub.number();
    PlacedOrder order = hub.place(Orders.batch(TestApp.ids(List.of(apps)), List.of(number), Hub.text(givenUp)));
    numbers.put(name, number);
    orders.put(name, order.id());
    return order;
  }

  /** An order whose results have two pages of one number. */
  private PlacedOrder placeTwo(Instant givenUp) {
    two = Hub.numbers(2);
    PlacedOrder order = hub.place(Orders.batch(TestApp.ids(List.of(pay)), two, Hub.text(givenUp)));
    orders.put("two", order.id());
    return order;
  }

  /** The facts that the checks must know. */
  ObjectNode facts() {
    ObjectNode facts = Hub.object().put("url", hub.stack().url().toString()).put("console", hub.console().toString());
    facts.set("numbers", numbers);
    facts.set("orders", orders);
    two.forEach(facts.putArray("two")::add);
    facts.put("yesterday", yesterday());
    ObjectNode clients = facts.putObject("clients");
    for (Client client : hub.stack().clients()) {
      if (client.party() != null) {
        clients.putObject(client.party()).put("id", client.id()).put("secret", client.secret());
      }
    }
    apps.tell(facts);
    return facts;
  }

  /** Does what a check asks for. */
  ObjectNode asked(String what) {
    if (!what.equals("bank-clears")) {
      throw new IllegalArgumentException(what);
    }
    bank.answers(TestApp.all("UNBOUND"));
    return Hub.object();
  }

  @Override
  public void close() {
    hub.close();
    apps.close();
    List.of(pay, chat, bank, slow, hostile).forEach(TestApp::close);
  }
}
