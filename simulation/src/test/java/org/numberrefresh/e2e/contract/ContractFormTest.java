package org.numberrefresh.e2e.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The form of openapi.yaml's schemas: generators of clients take the names from it, and people the descriptions. */
class ContractFormTest {

  private static final Contract CONTRACT = Contract.ours();
  private static final String SCHEMAS = "/components/schemas/";

  /** Times of one object, each not before the one to its left. */
  private static final List<List<String>> IN_ORDER =
      List.of(
          List.of("submittedAt", "startsAt", "dueAt"),
          List.of("deactivatedAt", "coolingEndsAt", "dueAt"),
          List.of("holderSince", "knownSince", "dueAt"),
          List.of("boundBefore", "dueAt"),
          List.of("since", "nextProbeAt"),
          List.of("since", "nextStepAt"));

  @Test
  void every_property_has_a_description() {
    assertEquals(List.of(), places(spot -> isPropertyWithout(spot, "description")));
  }

  private static boolean isPropertyWithout(Spot spot, String what) {
    return spot.at("properties").parts().stream().anyMatch(property -> property.text(what).isEmpty());
  }

  /** A place is named by what holds it: a property that refers to a named schema stands at that schema. */
  @Test
  void every_schema_of_an_object_has_a_name() {
    assertEquals(List.of(), places(spot -> spot.node().has("properties") && !isNamed(spot)));
  }

  /** One that allows a single word is a constant, and needs no name. */
  @Test
  void every_enumeration_has_a_name_and_a_type() {
    assertEquals(List.of(), places(spot -> spot.node().has("enum") && spot.text("type").isEmpty()));
    assertEquals(List.of(), places(spot -> spot.node().path("enum").size() > 1 && !isNamed(spot)));
  }

  /** The code that generators make of alternatives that say only which properties are required does not compile. */
  @Test
  void alternatives_have_a_name_and_are_types() {
    for (String word : List.of("oneOf", "anyOf", "allOf")) {
      assertEquals(List.of(), places(spot -> spot.node().has(word) && !isNamed(spot)));
      assertEquals(
          List.of(), places(spot -> spot.at(word).parts().stream().anyMatch(part -> part.text("type").isEmpty())));
    }
  }

  @Test
  void every_error_is_a_problem() {
    for (Operation operation : CONTRACT.operations()) {
      Spot responses = operation.spot().at("responses");
      for (String status : responses.names()) {
        if (!status.startsWith("2")) {
          Spot schema = responses.at(status).at("content").at("application/json").at("schema");
          assertEquals(SCHEMAS + "Problem", schema.pointer(), () -> operation.key() + " " + status);
        }
      }
    }
  }

  /** Every route refuses a malformed x-correlator. */
  @Test
  void every_operation_of_ours_may_refuse_a_malformed_request() {
    List<String> without =
        CONTRACT.operations().stream()
            .filter(operation -> operation.key().contains(" /"))
            .filter(operation -> !operation.spot().at("responses").names().contains("400"))
            .map(Operation::key)
            .toList();
    assertEquals(List.of(), without);
  }

  @Test
  void the_times_of_an_example_are_in_order() {
    var faults = new ArrayList<String>();
    CONTRACT.root().at("components").at("examples").walk(spot -> IN_ORDER.forEach(row -> hold(spot, row, faults)));
    assertEquals(List.of(), faults);
  }

  private static void hold(Spot spot, List<String> row, List<String> faults) {
    Optional<OffsetDateTime> before = Optional.empty();
    for (String name : row) {
      JsonNode value = spot.node().path(name);
      boolean isTime = value.isTextual() && value.textValue().contains("T");
      if (isTime) {
        OffsetDateTime time = OffsetDateTime.parse(value.textValue());
        before.filter(time::isBefore).ifPresent(_ -> faults.add(spot.pointer() + "/" + name));
        before = Optional.of(time);
      }
    }
  }

  private static boolean isNamed(Spot spot) {
    return spot.pointer().startsWith(SCHEMAS) && spot.pointer().indexOf('/', SCHEMAS.length()) < 0;
  }

  /** The places where something is so, examples aside; at least one place was looked at. */
  private static List<String> places(Predicate<Spot> fault) {
    var seen = new ArrayList<String>();
    var found = new TreeSet<String>();
    CONTRACT
        .root()
        .walk(
            spot -> {
              if (!spot.pointer().contains("/example") && spot.node().isObject()) {
                seen.add(spot.pointer());
                Optional.of(spot).filter(fault).map(Spot::pointer).ifPresent(found::add);
              }
            });
    assertTrue(seen.contains(SCHEMAS + "Problem"));
    return List.copyOf(found);
  }
}
