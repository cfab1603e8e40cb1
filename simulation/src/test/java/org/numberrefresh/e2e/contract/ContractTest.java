package org.numberrefresh.e2e.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.stack.template.FunctionSpec;
import org.numberrefresh.stack.template.Surroundings;
import org.numberrefresh.stack.template.Template;

/** The relations between openapi.yaml, template.yaml and the code. */
class ContractTest {

  private static final Contract CONTRACT = Contract.ours();
  private static final Template TEMPLATE =
      Template.read(
          Path.of("..", "template.yaml"),
          Map.of("TokenIssuer", "https://issuer.example", "JwksUrl", "https://issuer.example/jwks"),
          new Surroundings("us-east-1", "000000000000", name -> "https://queues.example/" + name));

  /** The answers of apps, which may have more than is described. */
  private static final Set<String> OPEN =
      Set.of(
          "/components/schemas/AppAnswer",
          "/components/schemas/AnsweredResult",
          "/components/schemas/VerifyAnswer",
          "/components/schemas/EventRefusal");

  @Test
  void every_route_of_the_template_is_described_and_the_other_way_round() {
    var routes = new TreeMap<String, Boolean>();
    for (FunctionSpec function : TEMPLATE.functions()) {
      function.routes().forEach(route -> routes.put(route.key(), route.authorizer().isPresent()));
    }
    // Whatever is not described is answered 404 by it, without a token.
    assertEquals(false, routes.remove("$default"));
    // The console is a page for people: its files are no part of the interface.
    for (FunctionSpec.Route file : TEMPLATE.function("ConsoleFunction").routes()) {
      assertEquals(false, routes.remove(file.key()));
    }
    var described = new TreeMap<String, Boolean>();
    CONTRACT.operations().forEach(operation -> described.put(operation.key(), !operation.scopes().isEmpty()));
    assertEquals(routes, described, "route: whether it takes a token");
  }

  @Test
  void every_scope_is_described_and_every_operation_names_one_of_them() {
    List<String> scopes = Arrays.stream(Scope.values()).map(Scope::value).toList();
    Spot flow = CONTRACT.root().at("components").at("securitySchemes").at("accessToken").at("flows");
    assertEquals(new HashSet<>(scopes), new HashSet<>(flow.at("clientCredentials").at("scopes").names()));
    for (Operation operation : CONTRACT.operations()) {
      assertTrue(scopes.containsAll(operation.scopes()), operation::key);
      assertTrue(operation.spot().node().has("security"), operation::key);
    }
  }

  @Test
  void every_example_is_valid() {
    var faults = new ArrayList<String>();
    var examples = new HashSet<String>();
    CONTRACT
        .root()
        .walk(
            spot -> {
              if (spot.node().has("schema")) {
                spot.at("examples")
                    .parts()
                    .forEach(
                        example -> {
                          examples.add(example.pointer());
                          hold(spot.at("schema"), example.at("value").node(), example, faults);
                        });
              }
              if (spot.node().has("example") && spot.node().has("type")) {
                hold(spot, spot.node().path("example"), spot, faults);
              }
            });
    assertEquals(List.of(), faults);
    Set<String> written =
        CONTRACT.root().at("components").at("examples").parts().stream().map(Spot::pointer).collect(Collectors.toSet());
    assertEquals(written, examples, "each example is written once, and shown somewhere");
  }

  private static void hold(Spot schema, JsonNode value, Spot where, List<String> faults) {
    CONTRACT.faults(schema, value).forEach(fault -> faults.add(where.pointer() + fault));
  }

  /** In a flow mapping, a text that is not quoted ends at its first comma: what is left becomes a key of nothing. */
  @Test
  void no_text_is_cut_at_a_comma() {
    var cut = new ArrayList<String>();
    CONTRACT
        .root()
        .walk(
            spot -> {
              if (!spot.pointer().contains("/example")) {
                spot.parts().stream().filter(part -> part.node().isNull()).map(Spot::pointer).forEach(cut::add);
              }
            });
    cut.removeIf(pointer -> pointer.matches(".*/enum/\\d+"));
    assertEquals(List.of(), cut);
  }

  @Test
  void every_body_has_an_example() {
    CONTRACT
        .root()
        .walk(
            spot ->
                spot.at("content")
                    .parts()
                    .forEach(media -> assertFalse(media.at("examples").names().isEmpty(), media.pointer())));
  }

  @Test
  void what_is_not_described_is_refused() {
    CONTRACT
        .root()
        .at("components")
        .at("schemas")
        .walk(
            spot -> {
              if (spot.text("type").equals("object") && OPEN.stream().noneMatch(spot.pointer()::startsWith)) {
                assertTrue(spot.node().has("additionalProperties"), spot.pointer());
              }
            });
  }

  @Test
  void every_error_is_one_that_the_code_knows() {
    for (Operation operation : CONTRACT.operations()) {
      Spot responses = operation.spot().at("responses");
      for (String status : responses.names()) {
        if (!status.startsWith("2")) {
          Set<String> codes = Operation.codes(responses.at(status));
          assertFalse(codes.isEmpty(), () -> operation.key() + " " + status);
          for (String code : codes) {
            assertTrue(
                Arrays.stream(ProblemCode.values())
                    .anyMatch(known -> known.wire().equals(code) && known.status() == Integer.parseInt(status)),
                () -> operation.key() + " " + status + " " + code);
          }
        }
      }
    }
  }
}
