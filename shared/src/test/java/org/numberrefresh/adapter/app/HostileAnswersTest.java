package org.numberrefresh.adapter.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.RetryAfter;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;

/** Each answer of an app is a valid one or a failed attempt, and says nothing that must not be told. */
class HostileAnswersTest {

  private static final Set<String> ASKED = Set.of("r1", "r2");
  private static final String NUMBER = TestNumbers.text(40_000_000);
  private static final Duration LONGEST = RetryAfter.LONGEST;
  private static final List<String> TEXTS =
      List.of(
          "r1",
          "r2",
          "r3",
          "UNBOUND",
          "NOT_BOUND",
          "BLOCKED",
          "ACCOUNT_BANNED",
          "PENDING",
          "",
          "\\u0000",
          "\\ud800",
          "a\\r\\nb",
          "A-17",
          "case of " + NUMBER,
          NUMBER.substring(3),
          NUMBER.substring(3, 6) + "-" + NUMBER.substring(6, 10) + " " + NUMBER.substring(10),
          "x".repeat(65),
          "x".repeat(5_000));
  private static final List<String> VALUES =
      List.of("null", "true", "1e999", "9".repeat(40), "[]", "{}", "[".repeat(20) + "]".repeat(20), "NaN", "\"x");
  private static final List<String> NAMES =
      List.of("ref", "outcome", "reason", "caseId", "providerCode", "results", "x", "");
  private static final List<String> WAITS =
      List.of(
          "",
          "-1",
          "0",
          "5",
          "99999999999999999999",
          "2147483647",
          "٣",
          "1.5",
          "soon",
          "Fri, 31 Dec 9999 23:59:59 GMT",
          "Thu, 01 Jan 1970 00:00:00 GMT",
          "Mon, 30 Feb 2026 00:00:00 GMT",
          NUMBER);

  private final AnswerReading reading = new AnswerReading(new TickingClock());

  @Property(tries = 2_000, seed = "20261126", shrinking = ShrinkingMode.OFF)
  void an_answer_is_taken_or_not(@ForAll long seed) {
    var chance = new Random(seed + Long.getLong("fuzz.seed", 0));
    int status = chance.nextInt(3) == 0 ? chance.nextInt(700) - 50 : 200;
    var reply =
        new AppCaller.Reply.Answered(
            status, body(chance), Optional.of(one(chance, WAITS)).filter(wait -> chance.nextBoolean()));
    switch (reading.judge(Purpose.UNBIND, reply, ASKED)) {
      case CallVerdict.NotTaken notTaken -> notTaken.retryAfter().ifPresent(HostileAnswersTest::isBounded);
      case CallVerdict.Taken taken -> {
        assertTrue(ASKED.containsAll(taken.answers().keySet()));
        taken.answers().values().forEach(HostileAnswersTest::mayBeTold);
      }
    }
  }

  private static void isBounded(Duration wait) {
    assertTrue(!wait.isNegative() && wait.compareTo(LONGEST) <= 0, wait::toString);
  }

  private static void mayBeTold(Answer answer) {
    for (String told : List.of(answer.detail().caseId(), answer.detail().providerCode())) {
      assertFalse(told.replaceAll("[^0-9]", "").contains(NUMBER.substring(3)), told);
      assertTrue(told.chars().noneMatch(Character::isISOControl), told);
      assertTrue(told.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE), told);
      assertTrue(told.length() <= 64, told);
    }
  }

  private static <T> T one(Random chance, List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }

  private static byte[] body(Random chance) {
    var text = new StringBuilder("{\"results\":[");
    for (int i = chance.nextInt(3); i >= 0; i--) {
      text.append("{\"ref\":\"").append(one(chance, List.of("r1", "r2"))).append("\",\"outcome\":\"UNBOUND\"");
      for (int j = chance.nextInt(4); j > 0; j--) {
        text.append(",\"").append(one(chance, NAMES)).append("\":").append(value(chance));
      }
      text.append(i == 0 ? "}" : "},");
    }
    byte[] body = text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    return switch (chance.nextInt(8)) {
      case 0 -> Arrays.copyOf(body, chance.nextInt(body.length));
      case 1 -> {
        body[chance.nextInt(body.length)] = (byte) chance.nextInt(256);
        yield body;
      }
      default -> body;
    };
  }

  private static String value(Random chance) {
    return chance.nextInt(4) == 0 ? one(chance, VALUES) : "\"" + one(chance, TEXTS) + "\"";
  }
}
