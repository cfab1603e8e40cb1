package org.numberrefresh.function.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.function.api.Accept;
import org.numberrefresh.function.api.Csv;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.query.OrderResults;
import org.numberrefresh.usecase.query.Queries;

/** The results of an order in their three forms. */
class ResultsCsvTest {

  private static final String GIVEN_UP = "2025-05-01T00:00:00+08:00";

  private static Reply reply(World world, Order order, int limit, String accept) {
    var extent = new OrderResults.Extent(limit, false);
    var page =
        new Queries(world.core()).results(World.CARRIER, order.id().value(), OrderResults.Position.START, extent);
    return new ResultsPage(page, false, Language.ENGLISH).reply(new Accept(accept), limit);
  }

  private static String text(Reply reply) {
    return reply.content().orElseThrow().text();
  }

  /** An order of some numbers at two apps, of which one is blocked at the first number. */
  private static Order order(World world, int numbers, String caseId) {
    world.withApps("chat", "pay");
    world.caller.tellEach("pay", (item, number) -> "NOT_BOUND");
    world.caller.tell(
        "chat",
        items -> {
          ObjectNode body = (ObjectNode) Json.own(FakeAppCaller.body(items, item -> "UNBOUND"));
          for (int i = 0; i < items.size(); i++) {
            if (items.get(i).phoneNumber().equals(TestNumbers.text(0))) {
              ((ObjectNode) body.path("results").get(i))
                  .put("outcome", "BLOCKED")
                  .put("reason", "OPEN_DISPUTE")
                  .put("caseId", caseId);
            }
          }
          return FakeAppCaller.answered(200, Json.text(body));
        });
    Order order = world.submit("k", Requests.batch(TestNumbers.texts(0, numbers), GIVEN_UP, "chat", "pay"));
    world.run();
    return order;
  }

  @Test
  void csv_has_a_row_for_each_named_app_and_one_for_a_number_without_any() {
    var world = new World();
    String csv = text(reply(world, order(world, 2, "A, \"17\""), 500, "text/csv"));
    assertEquals(
        "phoneNumber,state,grade,gate,clear,pending,app,outcome,reason,caseId,providerCode\r\n"
            + TestNumbers.text(0)
            + ",SETTLED,REFRESHED_WITH_RESIDUE,RELEASABLE_WITH_RESIDUE,1,0,chat,BLOCKED,OPEN_DISPUTE,\"A,"
            + " \"\"17\"\"\",\r\n"
            + TestNumbers.text(1)
            + ",SETTLED,REFRESHED,RELEASABLE,2,0,,,,,\r\n",
        csv);
  }

  @Test
  void lines_and_the_json_page_have_the_same_objects_and_link_to_the_same_next_page() {
    var world = new World();
    Order order = order(world, 3, "A-17");
    Reply json = reply(world, order, 2, "application/json");
    Reply lines = reply(world, order, 2, "application/x-ndjson");
    var parsed = new ArrayList<JsonNode>();
    text(lines).lines().forEach(line -> parsed.add(Json.own(line)));
    var results = new ArrayList<JsonNode>();
    Json.own(text(json)).path("results").forEach(results::add);
    assertEquals(results, parsed);
    assertEquals("<?cursor=0.2&limit=2>; rel=\"next\"", lines.headers().get("link"));
    assertEquals(json.headers(), lines.headers());
    assertFalse(reply(world, order, 3, "text/csv").headers().containsKey("link"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "＠a", "|x", "%x"})
  void a_text_of_an_app_that_looks_like_a_formula_has_an_apostrophe_before_it(String text) {
    assertEquals("'" + text, Csv.harmless(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A-17", "17=3", "案件一", "'"})
  void other_texts_stay_as_they_are(String text) {
    assertEquals(text, Csv.harmless(text));
  }

  @Test
  void cells_are_quoted_where_rfc_4180_asks_for_it() {
    assertEquals(
        List.of("a", "\"a,b\"", "\"a\"\"b\"", "\"a\nb\"", "\" a\""),
        List.of("a", "a,b", "a\"b", "a\nb", " a").stream().map(Csv::quoted).toList());
    assertTrue(Optional.of("案件").map(Csv::quoted).filter("案件"::equals).isPresent());
  }
}
