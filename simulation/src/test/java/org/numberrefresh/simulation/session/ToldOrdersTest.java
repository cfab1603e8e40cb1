package org.numberrefresh.simulation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldOrdersTest {

  private static JsonNode event(String type, String data) {
    try {
      return new ObjectMapper()
          .readTree("{'type':'org.numberrefresh.%s.v1','data':%s}".formatted(type, data).replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_is_told_of_each_order_is_counted() {
    ToldOrders told =
        ToldOrders.of(
            List.of(
                event("order.accepted", "{'orderId':'o'}"),
                event("order.settled", "{'orderId':'o'}"),
                event("order.settled", "{'orderId':'o'}"),
                event("appeal.changed", "{'appealId':'a','state':'UPHELD'}")));

    assertTrue(told.once("order.accepted", List.of("o")));
    assertEquals(2, told.times("order.settled", "o"));
    assertFalse(told.once("order.settled", List.of("o")));
    assertFalse(told.once("order.accepted", List.of("o", "another")));
    assertEquals(1, told.times("UPHELD", "a"));
  }

  @Test
  void an_order_is_told_whole_if_each_of_its_numbers_is_told_once_as_started_and_once_as_settled() {
    var events =
        new ArrayList<JsonNode>(
            List.of(
                event("order.accepted", "{'orderId':'o'}"),
                event("order.started", "{'orderId':'o','numbers':3}"),
                event("order.started", "{'orderId':'o','numbers':2}"),
                event("batch.settled", "{'orderId':'o','batch':0,'numbers':3,'outcomes':{}}"),
                event("outcome.changed", "{'orderId':'o','batch':0,'numbers':3,'outcomes':{}}"),
                event("batch.settled", "{'orderId':'o','batch':1,'numbers':2,'outcomes':{}}"),
                event("order.settled", "{'orderId':'o','numbers':5}")));
    assertTrue(ToldOrders.of(events).whole("o", 5));
    assertFalse(ToldOrders.of(events).whole("another", 5));

    for (int missing : List.of(0, 1, 3, 6)) {
      var fewer = new ArrayList<>(events);
      JsonNode again = fewer.remove(missing);
      assertFalse(ToldOrders.of(fewer).whole("o", 5), again::toString);
      fewer.addAll(List.of(again, again));
      assertFalse(ToldOrders.of(fewer).whole("o", 5), again::toString);
    }
  }

  @Test
  void the_last_event_of_each_batch_counts_its_pairs() {
    ToldOrders told =
        ToldOrders.of(
            List.of(
                event("batch.settled", "{'orderId':'o','batch':0,'outcomes':{'CLEAR':3,'NO_RESPONSE':2}}"),
                event("batch.settled", "{'orderId':'o','batch':1,'outcomes':{'CLEAR':5,'NO_RESPONSE':0}}"),
                event("outcome.changed", "{'orderId':'o','batch':0,'outcomes':{'CLEAR':4,'NO_RESPONSE':1}}"),
                event("batch.settled", "{'orderId':'p','batch':0,'outcomes':{'CLEAR':9}}")));

    assertEquals(Map.of("CLEAR", 9L, "NO_RESPONSE", 1L), told.outcomes(List.of("o")));
    assertEquals(Map.of("CLEAR", 18L, "NO_RESPONSE", 1L), told.outcomes(List.of("o", "p")));
    assertEquals(Map.of(), told.outcomes(List.of("none")));
  }
}
