package org.numberrefresh.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

class JsonTest {

  private static final String ORDER =
      "{\"mode\":\"BATCH\",\"apps\":[\"all\"],\"numbers\":[{\"phoneNumber\":\"+861380013\",\"deactivatedAt\":null}]}";

  private static void neverThrowsButProblems(byte[] body, Consumer<byte[]> reading) {
    try {
      reading.accept(body);
    } catch (Problem problem) {
      assertEquals(ProblemCode.INVALID_ARGUMENT, problem.code());
    }
  }

  @Provide
  Arbitrary<byte[]> nearlyOrders() {
    Arbitrary<Integer> at = Arbitraries.integers().between(0, ORDER.length() - 1);
    Arbitrary<String> piece =
        Arbitraries.of(
            "", "{", "}", "[", "]", "\"", ":", ",", "null", "1e999", "-", "\\u00", "[[[[[[[[[", "0", "\u0000", "号");
    Arbitrary<Charset> charset =
        Arbitraries.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_32BE);
    return Combinators.combine(at, piece, Arbitraries.integers().between(0, 3), charset)
        .as(
            (from, text, gone, set) ->
                (ORDER.substring(0, from) + text + ORDER.substring(Math.min(ORDER.length(), from + gone)))
                    .getBytes(set));
  }

  @Property
  void arbitrary_bytes_are_a_problem_or_an_object(@ForAll byte[] body) {
    neverThrowsButProblems(body, Json::request);
    assertEquals(Json.isJson(body), Json.read(body).isPresent());
  }

  @Property
  void nearly_right_orders_are_a_problem_or_an_object(@ForAll("nearlyOrders") byte[] body) {
    neverThrowsButProblems(body, Json::request);
    assertEquals(Json.isJson(body), Json.read(body).isPresent());
  }

  @Property
  void any_property_of_any_type_is_read_or_a_problem(@ForAll("values") String value) {
    byte[] body = ("{\"x\":" + value + "}").getBytes(StandardCharsets.UTF_8);
    for (Consumer<JsonObject> read :
        List.<Consumer<JsonObject>>of(
            o -> o.text("x", 5),
            o -> o.optionalNumber("x", 0, 9),
            o -> o.optionalFlag("x"),
            o -> o.oneOf("x", Mode.class),
            o -> o.texts("x", 2, 3),
            o -> o.lines("x", 2),
            o -> o.linesOrNone("x", 2),
            o -> o.only("y"))) {
      neverThrowsButProblems(body, bytes -> read.accept(Json.request(bytes)));
    }
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
        "null",
        "true",
        "1",
        "1.5",
        "1e400",
        "-9999999999999999999",
        "\"\"",
        "\"BATCH\"",
        "\"long enough\"",
        "[]",
        "[1]",
        "[null]",
        "[[]]",
        "[{}]",
        "[{},{},{}]",
        "{}",
        "{\"a\":{\"b\":[]}}");
  }

  @Example
  void bytes_in_no_known_encoding_are_a_problem() {
    byte[] odd = {0, 0, 0, '{', 0, 0x11, 0, 0};
    byte[] odder = {0, 0, '{', 0};
    for (byte[] body : List.of(odd, odder)) {
      assertThrows(Problem.class, () -> Json.request(body));
      assertFalse(Json.isJson(body));
    }
  }

  @Example
  void a_bad_line_is_told_by_its_index() {
    byte[] body = "{\"x\":[{},{},{\"a\":}]}".getBytes(StandardCharsets.UTF_8);
    Problem problem = assertThrows(Problem.class, () -> Json.request(body));
    assertEquals(2, problem.lines().getFirst().index());
  }

  @Example
  void a_property_that_stands_twice_nesting_and_trailing_text_are_refused() {
    for (String body : List.of("{\"a\":1,\"a\":2}", "{} {}", "{\"a\":[[[[[[[[[1]]]]]]]]]}", "[]", "")) {
      assertThrows(Problem.class, () -> Json.request(body.getBytes(StandardCharsets.UTF_8)), body);
    }
    assertTrue(Json.isJson("[1]".getBytes(StandardCharsets.UTF_8)));
  }
}
