package org.numberrefresh.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.problem.GivenLine;
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
            o -> o.anyText("x"),
            o -> o.anyTexts("x", 2),
            o -> o.lines("x", 2, line -> line.text("a", 3)),
            o -> o.linesOrNone("x", 2, line -> line.only("y")),
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

  private static List<GivenLine<String>> lines(String list) {
    byte[] body = ("{\"x\":" + list + "}").getBytes(StandardCharsets.UTF_8);
    return Json.request(body).lines("x", 99, line -> line.only("a").text("a", 64));
  }

  /** The indexes of malformed lines. */
  private static List<Integer> malformed(List<? extends GivenLine<?>> lines) {
    return IntStream.range(0, lines.size()).filter(i -> lines.get(i) instanceof GivenLine.Malformed).boxed().toList();
  }

  @Example
  void every_odd_line_is_malformed_alone() {
    List<String> odd =
        List.of(
            "null",
            "true",
            "7",
            "1" + "0".repeat(99),
            "\"text\"",
            "[]",
            "[{\"a\":\"x\"}]",
            "{}",
            "{\"a\":null}",
            "{\"a\":7}",
            "{\"a\":1e999}",
            "{\"a\":{}}",
            "{\"a\":[]}",
            "{\"a\":\"\"}",
            "{\"a\":\"" + "y".repeat(65) + "\"}",
            "{\"a\":\"" + "y".repeat(70_000) + "\"}",
            "{\"a\":\"x\\n\"}",
            "{\"a\":\"x\\u0000\"}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"x\",\"b\":\"x\"}",
            "{\"a\":\"x\",\"" + "b".repeat(70_000) + "\":1}");
    String good = "{\"a\":\"x\"}";
    String list = "[" + good + "," + String.join("," + good + ",", odd) + "," + good + "]";
    List<GivenLine<String>> lines = lines(list);
    assertEquals(2 * odd.size() + 1, lines.size());
    assertEquals(IntStream.range(0, odd.size()).map(i -> 2 * i + 1).boxed().toList(), malformed(lines));
    assertEquals(new GivenLine.Formed<>("x"), lines.getLast());
  }

  @Example
  void a_malformed_line_repeats_nothing_of_what_was_written() {
    for (String line : List.of("{\"+8613800138000\":1}", "{\"secret\":1}", "{\"a\":[\"secret\"]}", "\"secret\"")) {
      var malformed = (GivenLine.Malformed<String>) lines("[{\"a\":\"x\"}," + line + "]").getLast();
      String detail = malformed.detail().toString();
      assertFalse(detail.contains("secret") || detail.contains("138"), detail);
    }
  }

  @Example
  void strings_of_a_list_are_judged_alone() {
    byte[] body = "{\"x\":[\"a\",null,7,\"\",{},[\"a\"],\"b\\n\"]}".getBytes(StandardCharsets.UTF_8);
    List<GivenLine<String>> texts = Json.request(body).anyTexts("x", 10);
    assertEquals(List.of(1, 2, 4, 5), malformed(texts));
    assertEquals(new GivenLine.Formed<>("b\n"), texts.getLast());
  }

  @Example
  void a_list_that_is_none_of_objects_is_refused_whole() {
    for (String list : List.of("[]", "[7]", "[null,\"x\"]", "{}", "\"x\"", "null", "[" + "{},".repeat(99) + "{}]")) {
      assertThrows(Problem.class, () -> lines(list), list);
    }
  }

  @Example
  void a_property_that_stands_twice_nesting_and_trailing_text_are_refused() {
    for (String body : List.of("{\"a\":1,\"a\":2}", "{} {}", "{\"a\":[[[[[[[[[1]]]]]]]]]}", "[]", "")) {
      assertThrows(Problem.class, () -> Json.request(body.getBytes(StandardCharsets.UTF_8)), body);
    }
    assertTrue(Json.isJson("[1]".getBytes(StandardCharsets.UTF_8)));
  }
}
