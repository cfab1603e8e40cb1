package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A carrier places two orders that differ in one thing alone: whether the previous holders had accounts. It asks over
 * HTTP for all that it may ask, at every step, and tells the orders apart by no word and no byte.
 */
@ExtendWith(SharedHub.class)
class TwinOrdersTest {

  private static final int FAILS = 2;

  /** The times of an order, and the pages that are read of it. */
  private static final Pattern PLACED_AT =
      Pattern.compile(
          "\"(cursor|appealId|submittedAt|at|asOf|startsAt|nextStartsAt|deactivatedAt|coolingEndsAt|holderSince|knownSince)\":\"[^\"]*\"");

  private static final Pattern ASKED_AT = Pattern.compile("(\"what\":\"(?:SUBMITTED|ASKED)\"[^}]*\"at\":\")[^\"]*\"");

  private final Hub hub;

  TwinOrdersTest(Hub hub) {
    this.hub = hub;
  }

  /** One of two orders, and whose accounts its numbers have. */
  private record Twin(List<String> numbers, Map<String, String> truth, PlacedOrder order) {

    /** The words that the carrier is told, without those that name this order. */
    List<String> seen(Hub hub) {
      var replies = new ArrayList<Reply>();
      replies.add(hub.east().get("orders/" + order.id()));
      for (boolean all : new boolean[] {false, true}) {
        for (int limit : new int[] {3, 100}) {
          pages(hub, "results?all=" + all + "&limit=" + limit, replies);
        }
        ObjectNode asked = Hub.object().put("all", all);
        numbers.stream().limit(10).forEach(asked.putArray("phoneNumbers")::add);
        replies.add(hub.east().post("numbers/retrieve-status", asked));
        replies.add(hub.east().post("numbers/retrieve-status", asked, "Accept-Language", "zh-CN"));
      }
      ObjectNode asked = Hub.object();
      numbers.forEach(asked.putArray("phoneNumbers")::add);
      replies.add(hub.east().post("numbers/retrieve-grade", asked));
      return replies.stream().map(reply -> unnamed(reply.expect(200))).toList();
    }

    /** The answers to a carrier that objects to everything: the code of each refusal, or the state. */
    List<String> appealed(Hub hub, List<TestApp> apps) {
      var heard = new ArrayList<String>();
      for (String number : numbers) {
        for (TestApp app : apps) {
          Reply reply = hub.appeal(number, app.id());
          heard.add(reply.status() + " " + reply.code() + reply.body().path("state") + reply.body().path("message"));
        }
      }
      return heard;
    }

    private void pages(Hub hub, String query, List<Reply> replies) {
      String cursor = "";
      do {
        Reply page = hub.east().get("orders/" + order.id() + "/" + query + cursor);
        replies.add(page);
        cursor = page.body().path("cursor").asText();
        cursor = cursor.isEmpty() ? "" : "&cursor=" + cursor;
      } while (!cursor.isEmpty());
    }

    /** Its length, its headers, and its text without ids, numbers and the second in which it was placed. */
    private String unnamed(Reply reply) {
      var headers = new TreeMap<>(reply.headers().map());
      List.of("date", "x-correlator", "ratelimit", "link").forEach(headers::remove);
      String text = reply.body().toString().replace(order.id(), "ORDER");
      for (int i = 0; i < numbers.size(); i++) {
        text = text.replace(numbers.get(i), "NUMBER " + i);
      }
      return headers + ASKED_AT.matcher(PLACED_AT.matcher(text).replaceAll("\"$1\":\"\"")).replaceAll("$1\"");
    }
  }

  private static Map<String, String> truth(List<String> numbers, List<String> inTurn) {
    var truth = new HashMap<String, String>();
    for (int i = 0; i < numbers.size(); i++) {
      truth.put(numbers.get(i), i == FAILS ? "FAILED" : inTurn.get(i % inTurn.size()));
    }
    return truth;
  }

  /** Answers some numbers at once, and says of the others that it looks at them. */
  private static TestApp.Script telling(Map<String, String> truth, Predicate<String> atOnce) {
    return TestApp.each(
        item -> {
          String number = item.path("phoneNumber").asText();
          return TestApp.result(item.path("ref").asText(), atOnce.test(number) ? truth.get(number) : "ACKNOWLEDGED");
        });
  }

  /** The later answers of an app, of the numbers at every so-manyth place. */
  private static void callBack(TestApp app, Twin twin, int first, int every) {
    var results = new ArrayList<ObjectNode>();
    for (int i = first; i < twin.numbers().size(); i += every) {
      String number = twin.numbers().get(i);
      results.add(TestApp.result(app.ref(number), twin.truth().get(number)));
    }
    app.send(results.toArray(ObjectNode[]::new)).expect(200);
  }

  @ParameterizedTest
  @CsvSource({"BATCH,23", "BATCH,5", "ACTIVE,4"})
  void two_orders_that_differ_in_who_had_accounts_look_the_same(String mode, int size) {
    List<List<String>> numbers = List.of(Hub.numbers(size), Hub.numbers(size));
    List<String> current = mode.equals("ACTIVE") ? List.of("BOUND_BY_CURRENT_SUBSCRIBER") : List.of("UNBOUND");
    List<Map<String, String>> truths =
        List.of(truth(numbers.get(0), List.of("UNBOUND", "NOT_BOUND", "UNBOUND")), truth(numbers.get(1), current));
    var all = new HashMap<>(truths.get(0));
    all.putAll(truths.get(1));
    // Of a batch, which numbers an app answers first is hidden too: here the one's even and the other's odd ones.
    int shift = mode.equals("BATCH") ? 1 : 0;
    var early = new HashSet<String>();
    for (int i = 0; i < size; i++) {
      if (i == FAILS || i % 2 == 0) {
        early.add(numbers.get(0).get(i));
      }
      if (i == FAILS || i % 2 == shift) {
        early.add(numbers.get(1).get(i));
      }
    }
    try (var now = hub.app("now", telling(all, number -> true));
        var partly = hub.app("partly", telling(all, early::contains));
        var later = hub.app("later", TestApp.later())) {
      List<TestApp> apps = List.of(now, partly, later);
      // Later on a day, 25 hours would reach the end of the apps' working day.
      hub.advanceToMorning();
      var twins = new ArrayList<Twin>();
      for (int i = 0; i < 2; i++) {
        PlacedOrder order = mode.equals("BATCH") ? hub.batch(apps, numbers.get(i)) : hub.active(apps, numbers.get(i));
        twins.add(new Twin(numbers.get(i), truths.get(i), order));
      }
      for (Twin twin : twins) {
        for (TestApp app : apps) {
          Eventually.until("it was asked", () -> twin.order().attempts(twin.numbers().get(0), app), n -> n == 1);
        }
      }
      var looks = new ArrayList<List<String>>();
      looks.add(alike(twins));
      twins.forEach(twin -> callBack(later, twin, 0, 2));
      looks.add(alike(twins));
      List<String> heard = twins.get(0).appealed(hub, apps);
      assertEquals(heard, twins.get(1).appealed(hub, apps));
      assertEquals(mode.equals("ACTIVE"), heard.stream().anyMatch(one -> one.startsWith("201")), heard::toString);
      hub.advance(Duration.ofHours(25));
      twins.forEach(twin -> callBack(partly, twin, 0, 1));
      looks.add(alike(twins));
      hub.advance(Duration.ofDays(9));
      twins.forEach(twin -> twin.order().settled());
      looks.add(alike(twins));
      assertTrue(looks.stream().distinct().count() >= 3, "Too little is told for this to mean anything.");
      assertTrue(looks.getLast().toString().contains("\"CLEAR\""), "Nothing is told to be clear.");
    }
  }

  private List<String> alike(List<Twin> twins) {
    List<String> one = twins.get(0).seen(hub);
    List<String> other = twins.get(1).seen(hub);
    for (int i = 0; i < one.size(); i++) {
      assertEquals(one.get(i), other.get(i));
    }
    assertEquals(one.size(), other.size());
    return one;
  }
}
