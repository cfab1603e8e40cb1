package org.numberrefresh.function.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/** Each body that a carrier sends is read or is an INVALID_ARGUMENT: none breaks the reading. */
class NearlyOrdersTest {

  private static final String ORDER =
      "{\"mode\":\"BATCH\",\"apps\":[\"all\"],\"numbers\":[{\"phoneNumber\":\"+861380013\",\"deactivatedAt\":null}]}";

  private static final List<Consumer<byte[]>> READERS =
      List.of(OrderBody::read, ReportBody::read, RestorationBody::read);

  private static void neverThrowsButProblems(byte[] body) {
    for (Consumer<byte[]> reader : READERS) {
      try {
        reader.accept(body);
      } catch (Problem problem) {
        assertEquals(ProblemCode.INVALID_ARGUMENT, problem.code());
      }
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
  void arbitrary_bytes_are_a_problem_or_a_request(@ForAll byte[] body) {
    neverThrowsButProblems(body);
  }

  @Property
  void nearly_right_orders_are_a_problem_or_a_request(@ForAll("nearlyOrders") byte[] body) {
    neverThrowsButProblems(body);
  }
}
