package org.numberrefresh.function.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.intake.OrderRequest;

class OrderBodyTest {

  private static final String LINE = "{\"phoneNumber\":\"+8613800138000\"}";

  private static final GivenLine<OrderRequest.Line> GOOD = line(PhoneNumber.parse("+8613800138000"));

  private static GivenLine<OrderRequest.Line> line(Optional<PhoneNumber> number) {
    return new GivenLine.Formed<>(
        new OrderRequest.Line(number, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] order(String apps, String lines) {
    return bytes("{\"mode\":\"BATCH\",\"apps\":" + apps + ",\"numbers\":" + lines + "}");
  }

  private static Problem refused(byte[] body) {
    Problem problem = assertThrows(Problem.class, () -> OrderBody.read(body));
    assertEquals(ProblemCode.INVALID_ARGUMENT, problem.code());
    assertTrue(!problem.getMessage().contains("138001"), problem.getMessage());
    return problem;
  }

  @Test
  void an_order_is_read_as_it_was_written() {
    byte[] body =
        bytes(
            "{\"mode\":\"ACTIVE\",\"apps\":[\"pay\",\"chat\"],\"numbers\":[{\"phoneNumber\":\"+8613800138000\","
                + "\"holderSince\":\"2026-10-20T10:00:00+08:00\",\"portedInAt\":\"today\",\"consent\":\"c\"},"
                + "{\"phoneNumber\":\"1380013\",\"deactivatedAt\":null}]}");
    OrderRequest order = OrderBody.read(body);
    assertEquals(Mode.ACTIVE, order.mode());
    assertEquals(new AppSelection.Listed(List.of("chat", "pay")), order.apps());
    assertEquals(
        Requests.formed(
            List.of(
                new OrderRequest.Line(
                    PhoneNumber.parse("+8613800138000"),
                    Optional.empty(),
                    Optional.of("2026-10-20T10:00:00+08:00"),
                    Optional.of("today"),
                    Optional.of("c")),
                new OrderRequest.Line(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))),
        order.lines());
    assertSame(body, order.body());
  }

  @Test
  void all_is_every_app_and_stands_alone() {
    assertEquals(new AppSelection.All(), OrderBody.read(order("[\"all\"]", "[" + LINE + "]")).apps());
    assertTrue(
        refused(order("[\"all\",\"chat\"]", "[" + LINE + "]"))
            .detail()
            .equals(Optional.of(Detail.of(Cause.ALL_BESIDE_APPS))));
    assertTrue(refused(order("[]", "[" + LINE + "]")).detail().equals(Optional.of(Detail.of(Cause.NO_APPS))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"mode\":",
        "[]",
        "{\"mode\":\"SOON\",\"apps\":[\"all\"],\"numbers\":[]}",
        "{\"apps\":[\"all\"],\"numbers\":[]}",
        "{\"mode\":\"BATCH\",\"apps\":\"all\",\"numbers\":[]}",
        "{\"mode\":\"BATCH\",\"apps\":[\"all\"]}",
        "{\"mode\":\"BATCH\",\"apps\":[\"all\"],\"numbers\":[]}",
        "{\"mode\":\"BATCH\",\"apps\":[\"all\"],\"numbers\":[],\"more\":1}"
      })
  void a_malformed_body_is_refused(String body) {
    assertEquals(List.of(), refused(bytes(body)).lines());
  }

  @Test
  void an_odd_line_is_malformed_alone() {
    for (String line :
        List.of(
            "7",
            "null",
            "{}",
            "{\"phoneNumber\":null}",
            "{\"phoneNumber\":13800138000}",
            "{\"phoneNumber\":\"+86\",\"x\":1}",
            "{\"phoneNumber\":\"+86\",\"deactivatedAt\":\"\"}",
            "{\"phoneNumber\":\"+86\",\"holderSince\":[]}",
            "{\"phoneNumber\":\"+86\",\"portedInAt\":\"" + "1".repeat(65) + "\"}",
            "{\"phoneNumber\":\"+86\",\"consent\":\"a\\nb\"}")) {
      List<GivenLine<OrderRequest.Line>> lines =
          OrderBody.read(order("[\"all\"]", "[" + LINE + "," + line + "," + LINE + "]")).lines();
      assertInstanceOf(GivenLine.Malformed.class, lines.get(1), line);
      assertEquals(List.of(GOOD, GOOD), List.of(lines.getFirst(), lines.getLast()));
    }
  }

  @Test
  void any_text_for_a_number_is_a_number_or_none() {
    for (String number : List.of("", "+8613800138000\\n", "1".repeat(65), "\\u0000", "\\ud800", "１３８")) {
      List<GivenLine<OrderRequest.Line>> lines =
          OrderBody.read(order("[\"all\"]", "[{\"phoneNumber\":\"" + number + "\"}]")).lines();
      assertEquals(List.of(line(Optional.empty())), lines);
    }
  }

  @Test
  void an_order_has_ten_thousand_lines_at_most() {
    byte[] most = order("[\"all\"]", "[" + LINE + ("," + LINE).repeat(9_999) + "]");
    assertEquals(10_000, OrderBody.read(most).lines().size());
    byte[] more = order("[\"all\"]", "[" + LINE + ("," + LINE).repeat(10_000) + "]");
    assertEquals(10_000, refused(more).lines().getFirst().index());
  }
}
