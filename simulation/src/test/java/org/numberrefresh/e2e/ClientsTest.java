package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom a client speaks for. */
@ExtendWith(SharedHub.class)
class ClientsTest {

  private final Hub hub;

  ClientsTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void a_client_that_is_taken_from_its_carrier_speaks_for_nobody() {
    Caller client = hub.reseller("leaver", "east");
    client.get("apps").expect(200);
    ObjectNode without = Hub.object().put("name", "leaver").put("host", "east");
    without.putArray("clientIds");
    hub.operator().put("carriers/leaver", without).expect(200);
    assertEquals("PERMISSION_DENIED", client.get("apps").expect(403).code());
  }
}
