package org.numberrefresh.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.json.Json;

/** The bodies of requests for one test number, by its index. */
public final class Bodies {

  private Bodies() {}

  /** An order in BATCH mode. */
  public static byte[] batch(int number, String deactivatedAt, String... apps) {
    return World.body(TestNumbers.texts(number, 1), deactivatedAt, apps);
  }

  /** An order in ACTIVE mode. */
  public static byte[] active(int number, String holderSince, String... apps) {
    return active(number, holderSince, Optional.empty(), apps);
  }

  /** An order in ACTIVE mode for a number that was ported in. */
  public static byte[] ported(int number, String holderSince, String portedInAt, String... apps) {
    return active(number, holderSince, Optional.of(portedInAt), apps);
  }

  private static byte[] active(int number, String holderSince, Optional<String> portedInAt, String... apps) {
    ObjectNode order = Json.object().put("mode", "ACTIVE");
    ArrayNode selection = order.putArray("apps");
    List.of(apps).forEach(selection::add);
    ObjectNode line = order.putArray("numbers").addObject();
    line.put("phoneNumber", TestNumbers.text(number)).put("holderSince", holderSince).put("consent", "proof");
    portedInAt.ifPresent(at -> line.put("portedInAt", at));
    return Json.bytes(order);
  }

  /** A report of one event. */
  public static byte[] report(int number, String event, String at) {
    return report(line(TestNumbers.text(number), event, at));
  }

  /** A line of a report. */
  public static ObjectNode line(String phoneNumber, String event, String at) {
    return Json.object().put("phoneNumber", phoneNumber).put("event", event).put("at", at);
  }

  /** A report of many lines. */
  public static byte[] report(ObjectNode... lines) {
    ObjectNode body = Json.object();
    ArrayNode numbers = body.putArray("numbers");
    List.of(lines).forEach(numbers::add);
    return Json.bytes(body);
  }
}
