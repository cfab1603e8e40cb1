package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets CAMARA's error body, with the index of the line that is wrong, on every route. */
@ExtendWith(SharedHub.class)
class BadInputTest {

  /** The codes of a line whose form is wrong. */
  private static final Set<String> MALFORMED = Set.of("INVALID_ARGUMENT", "NUMBER_REFRESH.NUMBER_FORMAT_INVALID");

  /** English inside Chinese, or a value that a text names and that nobody gave. */
  private static final Pattern THREE_WORDS_OR_A_PLACE = Pattern.compile("[a-z]+ [a-z]+ [a-z]+|\\{[0-9]");

  private final Hub hub;

  BadInputTest(Hub hub) {
    this.hub = hub;
  }

  private Caller caller(Routes.Who who) {
    return switch (who) {
      case EAST -> hub.east();
      case OPERATOR -> hub.operator();
      case APP -> AppClient.of(hub);
    };
  }

  /** A registered app that is not covered: enough to call with its scopes. */
  private static final class AppClient {
    private static Caller client;

    static synchronized Caller of(Hub hub) {
      if (client == null) {
        var app = hub.app("answers", TestApp.later(), profile -> profile.put("covered", false));
        app.close();
        client = app.client();
      }
      return client;
    }
  }

  private Reply send(Routes.Route route, String body, String... headers) {
    return sendAs("Bearer " + caller(route.who()).token(), route, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  private Reply sendAs(String authorization, Routes.Route route, byte[] body, String... headers) {
    List<String> all =
        new ArrayList<>(List.of("x-correlator", "trace-1", "Idempotency-Key", UUID.randomUUID().toString()));
    all.addAll(List.of(headers));
    return caller(route.who()).sendAs(authorization, route.method(), route.path(), body, all.toArray(String[]::new));
  }

  private static void isProblem(int status, String code, Reply reply) {
    assertEquals(status, reply.status(), reply::toString);
    assertEquals(status, reply.body().path("status").asInt(), reply::toString);
    assertEquals(code, reply.code());
    assertFalse(reply.body().path("message").asText().isBlank());
    assertEquals("trace-1", reply.header("x-correlator").orElse("none"));
  }

  @ParameterizedTest
  @FieldSource("org.numberrefresh.e2e.Routes#BODIES")
  void a_bad_body_is_refused_with_the_line_that_is_wrong(Routes.Bad bad) {
    Reply reply = send(bad.route(), bad.body());
    isProblem(400, "INVALID_ARGUMENT", reply);
    if (bad.line().isPresent()) {
      assertEquals(1, reply.body().path("details").size(), reply::toString);
      assertEquals(bad.line().getAsInt(), reply.body().path("details").get(0).path("index").asInt(-1), reply::toString);
    }
  }

  @ParameterizedTest
  @FieldSource("org.numberrefresh.e2e.Routes#ODD_LINES")
  void an_odd_line_is_rejected_alone_and_every_one_is_named(Routes.Odd odd) {
    Reply reply = send(odd.route(), odd.text());
    assertEquals(2, reply.status() / 100, reply::toString);
    List<Integer> malformed =
        reply.rejected().stream()
            .map(line -> line.split(" ", 2))
            .filter(line -> MALFORMED.contains(line[1]))
            .map(line -> Integer.valueOf(line[0]))
            .toList();
    assertEquals(odd.indexes(), malformed, reply::toString);
  }

  @ParameterizedTest
  @FieldSource("org.numberrefresh.e2e.Routes#ROUTES_WITH_A_BODY")
  void what_is_no_json_object_is_refused(Routes.Route route) {
    for (String body : List.of("", "{", "[]", "null", "\"text\"", "{}{}", "{\"a\":", "nonsense", "{\"a\":NaN}")) {
      isProblem(400, "INVALID_ARGUMENT", send(route, body));
    }
    byte[] noUtf8 = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
    byte[] noUtf32 = {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f};
    for (byte[] body : List.of(noUtf8, noUtf32)) {
      String token = "Bearer " + caller(route.who()).token();
      isProblem(400, "INVALID_ARGUMENT", sendAs(token, route, body, "content-type", "application/octet-stream"));
    }
  }

  @ParameterizedTest
  @FieldSource("org.numberrefresh.e2e.Routes#ROUTES")
  void a_token_that_is_not_good_is_refused(Routes.Route route) {
    String good = caller(route.who()).token();
    String[] parts = good.split("\\.");
    String none =
        Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    for (String authorization :
        List.of(
            "",
            "Bearer",
            "Bearer nonsense",
            "Basic " + good,
            "Bearer " + none + "." + parts[1] + ".",
            "Bearer " + parts[0] + "." + parts[1] + ".",
            "Bearer " + parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()))) {
      isProblem(401, "UNAUTHENTICATED", sendAs(authorization, route, "{}".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @ParameterizedTest
  @FieldSource("org.numberrefresh.e2e.Routes#ROUTES")
  void a_token_of_another_role_is_refused(Routes.Route route) {
    for (Routes.Who who : Routes.Who.values()) {
      if (who != route.who() && !route.equals(Routes.CHECK_CERTIFICATE)) {
        isProblem(
            403,
            "PERMISSION_DENIED",
            sendAs("Bearer " + caller(who).token(), route, "{}".getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @Test
  void a_token_ends_after_its_hour() {
    Map<Routes.Who, String> tokens = new EnumMap<>(Routes.Who.class);
    for (Routes.Who who : Routes.Who.values()) {
      tokens.put(who, caller(who).token());
    }
    hub.advance(Duration.ofMinutes(62));
    for (Routes.Route route : Routes.ROUTES) {
      isProblem(
          401,
          "UNAUTHENTICATED",
          sendAs("Bearer " + tokens.get(route.who()), route, "{}".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void a_client_of_nobody_is_refused() {
    Caller nobody = hub.newClient();
    isProblem(
        403,
        "PERMISSION_DENIED",
        nobody.send("POST", "results", Routes.results("[" + Routes.RESULT + "]"), "x-correlator", "trace-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "with space", "very-long-"})
  void an_order_needs_an_idempotency_key(String key) {
    String given = key.equals("very-long-") ? key.repeat(13) : key;
    Reply reply =
        hub.east()
            .send(
                "POST",
                "orders",
                Routes.order("[" + Routes.LINE + "]"),
                "Idempotency-Key",
                given,
                "x-correlator",
                "trace-1");
    isProblem(400, "INVALID_ARGUMENT", reply);
    Reply without = hub.east().send("POST", "orders", Routes.order("[" + Routes.LINE + "]"), "x-correlator", "trace-1");
    isProblem(400, "INVALID_ARGUMENT", without);
  }

  @Test
  void too_large_a_body_is_refused() {
    Reply reply = send(Routes.SUBMIT, Routes.order("[" + Routes.LINE + "]") + " ".repeat(7 << 20));
    assertEquals(400, reply.status());
    assertEquals(400, reply.body().path("status").asInt());
    assertEquals("INVALID_ARGUMENT", reply.code());
  }

  @Test
  void an_order_of_another_carrier_is_as_unknown_as_one_that_never_was() {
    EmptyOrder order = new EmptyOrder(hub);
    for (String rest : List.of("", "/results")) {
      Reply others = hub.west().send("GET", "orders/" + order.id() + rest, "", "x-correlator", "trace-1");
      isProblem(404, "NOT_FOUND", others);
      for (String id : List.of(Routes.ORDER_ID, "nonsense", "0".repeat(19) + "G", "..%2F..")) {
        Reply unknown = hub.west().send("GET", "orders/" + id + rest, "", "x-correlator", "trace-1");
        assertEquals(others.body(), unknown.body());
        assertEquals(others.status(), unknown.status());
      }
    }
  }

  /** An order of the carrier east, none of whose lines was good. */
  private record EmptyOrder(Hub hub) {
    String id() {
      return Hub.submit(hub.east(), Orders.batch(List.of("all"), List.of("+861"), hub.longAgo()))
          .expect(202)
          .body()
          .path("orderId")
          .asText();
    }
  }

  @Test
  void a_number_of_another_carriers_order_is_unknown() {
    String number = Hub.number();
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      hub.batch(List.of(app), List.of(number)).settled();
      var body = Hub.object();
      body.putArray("phoneNumbers").add(number).add("+861").add(Hub.number());
      assertEquals(
          List.of("0 NOT_FOUND", "1 NUMBER_REFRESH.NUMBER_FORMAT_INVALID", "2 NOT_FOUND"),
          hub.west().post("numbers/retrieve-status", body).expect(200).rejected());
      Reply grades = hub.west().post("numbers/retrieve-grade", body).expect(200);
      assertEquals("UNKNOWN", grades.body().path("numbers").get(0).path("grade").asText());
      assertEquals("HOLD", grades.body().path("numbers").get(0).path("gate").asText());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cursor=x", "cursor=-1.0", "cursor=", "limit=0", "limit=501", "limit=x", "limit=", "all=maybe"})
  void a_bad_query_is_refused(String query) {
    String id = new EmptyOrder(hub).id();
    isProblem(
        400,
        "INVALID_ARGUMENT",
        hub.east().send("GET", "orders/" + id + "/results?" + query, "", "x-correlator", "trace-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cursor=x",
        "cursor=",
        "limit=0",
        "limit=51",
        "state=RUNNING",
        "state=",
        "from=20.11.2026",
        "to=2026-02-30",
        "from=2026-11-20&to=2026-11-19"
      })
  void a_bad_question_for_the_list_of_orders_is_refused(String query) {
    isProblem(400, "INVALID_ARGUMENT", hub.east().send("GET", "orders?" + query, "", "x-correlator", "trace-1"));
  }

  @Test
  void a_cursor_past_the_end_is_an_empty_page() {
    String id = new EmptyOrder(hub).id();
    Reply page = hub.east().get("orders/" + id + "/results?cursor=9.499").expect(200);
    assertEquals(0, page.body().path("results").size());
    assertFalse(page.body().has("cursor"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"carriers/Bad!", "apps/UPPER", "apps/-x"})
  void a_bad_id_is_refused(String path) {
    isProblem(400, "INVALID_ARGUMENT", hub.operator().send("PUT", path, "{\"name\":\"x\"}", "x-correlator", "trace-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"carriers/nobody", "apps/nobodys-app"})
  void what_is_not_registered_is_not_found(String path) {
    isProblem(404, "NOT_FOUND", hub.operator().send("GET", path, "", "x-correlator", "trace-1"));
  }

  @Test
  void an_app_that_is_not_registered_cannot_be_verified() {
    isProblem(404, "NOT_FOUND", hub.operator().send("POST", "apps/nobodys-app/verify", "", "x-correlator", "trace-1"));
  }

  @Test
  void a_client_cannot_belong_to_two_parties() {
    String body = "{\"name\":\"Thief\",\"clientIds\":[\"" + hub.east().id() + "\"]}";
    Reply refused = send(Routes.PUT_CARRIER, body);
    isProblem(409, "ALREADY_EXISTS", refused);
    assertTrue(refused.body().path("message").asText().startsWith("A client of"), refused.body()::toString);
    hub.east().get("apps").expect(200);
    isProblem(404, "NOT_FOUND", hub.operator().send("GET", Routes.PUT_CARRIER.path(), "", "x-correlator", "trace-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /number-refresh/v1/nothing", "DELETE /number-refresh/v1/orders", "POST /", "GET /.env"})
  void whatever_has_no_route_is_not_found_with_a_token_or_without(String line) {
    String[] call = line.split(" ");
    for (String authorization : List.of("", "Bearer " + hub.east().token())) {
      isProblem(
          404, "NOT_FOUND", hub.east().sendAs(authorization, call[0], call[1], new byte[0], "x-correlator", "trace-1"));
    }
  }

  @ParameterizedTest
  @FieldSource("org.numberrefresh.e2e.Routes#BODIES")
  void a_bad_body_is_refused_in_whole_chinese(Routes.Bad bad) {
    String message = send(bad.route(), bad.body(), "Accept-Language", "zh-CN").body().path("message").asText();
    assertFalse(THREE_WORDS_OR_A_PLACE.matcher(message).find(), message);
  }

  @Test
  void problems_are_told_in_the_callers_language() {
    Reply chinese = send(Routes.SUBMIT, "{", "Accept-Language", "zh-CN,zh;q=0.9");
    assertTrue(chinese.body().path("message").asText().startsWith("请求内容不符合要求"), chinese::toString);
    Reply english = send(Routes.SUBMIT, "{", "Accept-Language", "en-GB");
    assertTrue(english.body().path("message").asText().startsWith("The request cannot be taken"), english::toString);
  }

  @Test
  void a_correlator_is_made_where_none_is_given_and_a_malformed_one_is_refused() {
    Reply none = hub.east().get("apps").expect(200);
    Reply empty = hub.east().send("GET", "apps", "", "x-correlator", "").expect(200);
    Reply good = hub.east().send("GET", "apps", "", "x-correlator", "trace<7>").expect(200);
    assertEquals("trace<7>", good.header("x-correlator").orElse(""));
    for (Reply made : List.of(none, empty)) {
      assertEquals(36, made.header("x-correlator").orElse("").length());
    }
    for (Reply bad :
        List.of(
            hub.east().send("GET", "apps", "", "x-correlator", "two words"),
            hub.east().send("GET", "/number-refresh/v1/jwks.json", "", "x-correlator", "two words"))) {
      assertEquals("INVALID_ARGUMENT", bad.expect(400).code());
      assertEquals(36, bad.header("x-correlator").orElse("").length());
    }
  }
}
