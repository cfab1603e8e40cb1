package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The bodies of orders. */
final class Orders {

  private Orders() {}

  static ObjectNode batch(List<String> apps, List<String> numbers, String deactivatedAt) {
    ObjectNode body = of("BATCH", apps);
    numbers.forEach(
        number -> body.withArray("numbers").addObject().put("phoneNumber", number).put("deactivatedAt", deactivatedAt));
    return body;
  }

  static ObjectNode active(List<String> apps, List<String> numbers, String holderSince) {
    ObjectNode body = of("ACTIVE", apps);
    numbers.forEach(
        number ->
            body.withArray("numbers")
                .addObject()
                .put("phoneNumber", number)
                .put("holderSince", holderSince)
                .put("consent", "proof-1"));
    return body;
  }

  private static ObjectNode of(String mode, List<String> apps) {
    ObjectNode body = Hub.object().put("mode", mode);
    apps.forEach(body.putArray("apps")::add);
    body.putArray("numbers");
    return body;
  }
}
