package org.numberrefresh.adapter.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.domain.call.SeenFault;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.fake.TickingClock;

class AnswerReadingTest {

  private static final Set<String> ASKED = Set.of("r1", "r2");
  private static final String GOOD =
      "{\"results\":[{\"ref\":\"r1\",\"outcome\":\"BLOCKED\",\"reason\":\"OTHER\",\"caseId\":\"c\"}]}";

  private final AnswerReading reading = new AnswerReading(new TickingClock());

  private CallVerdict judge(int status, byte[] body, Optional<String> retryAfter) {
    return reading.judge(Purpose.UNBIND, new AppCaller.Reply.Answered(status, body, retryAfter), ASKED);
  }

  private CallVerdict judge(int status, String body) {
    return judge(status, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  private static CallVerdict fault(Fault fault, int status) {
    return new CallVerdict.NotTaken(SeenFault.answered(fault, status), Optional.empty());
  }

  private static SeenFault bad(Fault fault, Optional<String> ref, Rule rule) {
    return new SeenFault(fault, OptionalInt.of(200), Optional.of(new SeenFault.BadResult(ref, rule)));
  }

  private static CallVerdict allBad(Fault fault, Optional<String> ref, Rule rule) {
    return new CallVerdict.NotTaken(bad(fault, ref, rule), Optional.empty());
  }

  @Provide
  Arbitrary<byte[]> nearlyAnswers() {
    return Combinators.combine(
            Arbitraries.integers().between(0, GOOD.length() - 1),
            Arbitraries.of("", "{", "}", "[", "]", "\"", ":", ",", "null", "{\"a\":[]}", "号"),
            Arbitraries.integers().between(0, 4),
            Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_32BE))
        .as(
            (at, piece, gone, charset) ->
                (GOOD.substring(0, at) + piece + GOOD.substring(Math.min(GOOD.length(), at + gone))).getBytes(charset));
  }

  @Property
  void no_answer_whatever_it_is_makes_the_reading_fail(
      @ForAll @IntRange(min = 100, max = 999) int status, @ForAll byte[] body, @ForAll Optional<String> retryAfter) {
    assertNotNull(judge(status, body, retryAfter));
    assertNotNull(judge(200, body, retryAfter));
    assertNotNull(judge(429, body, retryAfter));
  }

  @Property
  void a_nearly_right_answer_counts_or_is_a_fault(@ForAll("nearlyAnswers") byte[] body) {
    assertNotNull(judge(200, body, Optional.empty()));
    assertNotNull(judge(202, body, Optional.empty()));
    assertNotNull(ResultsBody.ofAnswer(body));
  }

  @Property
  void a_wait_is_never_negative(@ForAll @IntRange(min = -1000) int seconds) {
    CallVerdict verdict = judge(429, new byte[0], Optional.of(Integer.toString(seconds)));
    assertTrue(((CallVerdict.NotTaken) verdict).retryAfter().filter(Duration::isNegative).isEmpty());
  }

  @Example
  void results_count() {
    assertEquals(
        new CallVerdict.Taken(Map.of("r1", new Answer(Outcome.BLOCKED_OTHER, new PairDetail("c", "")))),
        judge(200, GOOD));
    assertEquals(new CallVerdict.Taken(Map.of()), judge(200, "{\"results\":[],\"more\":{\"x\":[1]}}"));
  }

  @Example
  void an_empty_or_json_202_acknowledges() {
    assertEquals(new CallVerdict.Taken(Map.of()), judge(202, ""));
    assertEquals(new CallVerdict.Taken(Map.of()), judge(202, "{\"ok\":true}"));
    assertEquals(fault(Fault.INVALID_ANSWER, 202), judge(202, "<html>"));
  }

  @Example
  void rude_answers_are_faults() {
    assertEquals(fault(Fault.INVALID_ANSWER, 200), judge(200, ""));
    assertEquals(fault(Fault.INVALID_ANSWER, 200), judge(200, "<html><body>OK</body></html>"));
    assertEquals(fault(Fault.INVALID_ANSWER, 200), judge(200, "{\"result\":\"ok\"}"));
    assertEquals(
        allBad(Fault.INVALID_ANSWER, Optional.of("r1"), Rule.OUTCOME_UNKNOWN),
        judge(200, "{\"results\":[{\"ref\":\"r1\",\"outcome\":\"PENDING\"}]}"));
    assertEquals(
        allBad(Fault.UNKNOWN_REF, Optional.empty(), Rule.REF_UNKNOWN),
        judge(200, "{\"results\":[{\"ref\":\"other\",\"outcome\":\"UNBOUND\"}]}"));
    assertEquals(fault(Fault.UNEXPECTED_STATUS, 302), judge(302, ""));
    assertEquals(fault(Fault.UNEXPECTED_STATUS, 404), judge(404, GOOD));
    assertEquals(fault(Fault.OVERSIZE_CALL, 413), judge(413, ""));
    assertEquals(fault(Fault.SERVER_ERROR, 503), judge(503, ""));
    assertEquals(
        new CallVerdict.NotTaken(SeenFault.unanswered(Fault.OVERSIZE_ANSWER), Optional.empty()),
        reading.judge(Purpose.UNBIND, new AppCaller.Reply.Failed(Fault.OVERSIZE_ANSWER), ASKED));
  }

  private static final Set<String> FOUR = Set.of("r1", "r2", "r3", "r4");

  private CallVerdict judgeFour(String results) {
    byte[] body = ("{\"code\":0,\"results\":[" + results + "]}").getBytes(StandardCharsets.UTF_8);
    return reading.judge(Purpose.UNBIND, new AppCaller.Reply.Answered(200, body, Optional.empty()), FOUR);
  }

  @Example
  void a_bad_result_is_asked_again_and_its_good_neighbour_counts() {
    Map<String, Rule> broken =
        Map.of(
            "\"outcome\":\"PENDING\"",
            Rule.OUTCOME_UNKNOWN,
            "\"outcome\":5",
            Rule.WRONG_TYPE,
            "\"outcome\":\"CANCELLED\"",
            Rule.NOT_WITHDRAWN,
            "\"outcome\":\"BLOCKED\"",
            Rule.REASON_MISSING,
            "\"outcome\":\"BLOCKED\",\"reason\":\"X\"",
            Rule.REASON_UNKNOWN,
            "\"outcome\":\"UNBOUND\",\"reason\":\"OTHER\"",
            Rule.REASON_SURPLUS,
            "\"outcome\":\"UNBOUND\",\"caseId\":\"" + "c".repeat(65) + "\"",
            Rule.CASE_ID_TOO_LONG,
            "\"outcome\":\"UNBOUND\",\"providerCode\":\"\\u0007\"",
            Rule.PROVIDER_CODE_NOT_PLAIN,
            "\"x\":1",
            Rule.OUTCOME_MISSING);
    broken.forEach(
        (text, rule) ->
            assertEquals(
                new CallVerdict.Taken(
                    Map.of("r1", Answer.of(Outcome.UNBOUND)),
                    Set.of("r2"),
                    Optional.of(bad(Fault.INVALID_ANSWER, Optional.of("r2"), rule))),
                judgeFour("{\"ref\":\"r1\",\"outcome\":\"UNBOUND\"},{\"ref\":\"r2\"," + text + "}"),
                text));
  }

  @Example
  void a_result_for_an_unknown_ref_may_have_been_meant_for_each_number_without_a_good_one() {
    assertEquals(
        new CallVerdict.Taken(
            Map.of("r1", Answer.of(Outcome.UNBOUND)),
            Set.of("r2", "r3", "r4"),
            Optional.of(bad(Fault.UNKNOWN_REF, Optional.empty(), Rule.REF_UNKNOWN))),
        judgeFour("{\"ref\":\"r1\",\"outcome\":\"UNBOUND\"},{\"ref\":\"other\",\"outcome\":\"UNBOUND\"}"));
    assertEquals(
        new CallVerdict.Taken(
            Map.of("r1", Answer.of(Outcome.UNBOUND)),
            Set.of("r2", "r3", "r4"),
            Optional.of(bad(Fault.INVALID_ANSWER, Optional.empty(), Rule.NOT_AN_OBJECT))),
        judgeFour("[],{\"ref\":\"r1\",\"outcome\":\"UNBOUND\"}"));
  }

  @Example
  void a_good_result_for_a_number_outweighs_a_bad_one() {
    assertEquals(
        new CallVerdict.Taken(
            Map.of("r1", Answer.of(Outcome.UNBOUND)),
            Set.of(),
            Optional.of(bad(Fault.INVALID_ANSWER, Optional.of("r1"), Rule.OUTCOME_MISSING))),
        judgeFour("{\"ref\":\"r1\",\"outcome\":\"UNBOUND\"},{\"ref\":\"r1\",\"outcome\":\"\"}"));
  }

  @Example
  void a_case_number_may_be_empty_or_a_number() {
    var answers = new HashMap<String, Answer>();
    answers.put("r1", new Answer(Outcome.FAILED, new PairDetail("17", "3")));
    answers.put("r2", Answer.of(Outcome.FAILED));
    answers.put("r3", Answer.of(Outcome.FAILED));
    assertEquals(
        new CallVerdict.Taken(answers),
        judgeFour(
            "{\"ref\":\"r1\",\"outcome\":\"FAILED\",\"caseId\":17,\"providerCode\":3},"
                + "{\"ref\":\"r2\",\"outcome\":\"FAILED\",\"caseId\":\"\"},"
                + "{\"ref\":\"r3\",\"outcome\":\"FAILED\",\"caseId\":null,\"reason\":null}"));
  }

  @Example
  void the_higher_of_two_results_for_a_number_counts() {
    CallVerdict verdict =
        judge(200, "{\"results\":[{\"ref\":\"r1\",\"outcome\":\"UNBOUND\"},{\"ref\":\"r1\",\"outcome\":\"FAILED\"}]}");
    assertEquals(
        Map.of("r1", Answer.of(Outcome.UNBOUND)), assertInstanceOf(CallVerdict.Taken.class, verdict).answers());
  }

  @Example
  void any_2xx_says_that_a_withdrawal_was_heard_of() {
    for (int status : new int[] {200, 202, 204}) {
      var reply = new AppCaller.Reply.Answered(status, "ok".getBytes(StandardCharsets.UTF_8), Optional.empty());
      assertEquals(new CallVerdict.Taken(Map.of()), reading.judge(Purpose.CANCEL, reply, ASKED));
    }
    var reply = new AppCaller.Reply.Answered(404, new byte[0], Optional.empty());
    assertEquals(fault(Fault.UNEXPECTED_STATUS, 404), reading.judge(Purpose.CANCEL, reply, ASKED));
  }

  @Example
  void retry_after_is_seconds_or_a_date() {
    assertEquals(
        new CallVerdict.NotTaken(SeenFault.answered(Fault.THROTTLED, 429), Optional.of(Duration.ofSeconds(90))),
        judge(429, new byte[0], Optional.of("90")));
    assertEquals(
        new CallVerdict.NotTaken(SeenFault.answered(Fault.SERVER_ERROR, 503), Optional.of(Duration.ofMinutes(1))),
        judge(503, new byte[0], Optional.of("Mon, 02 Nov 2026 01:01:00 GMT")));
    assertEquals(fault(Fault.THROTTLED, 429), judge(429, new byte[0], Optional.of("soon")));
  }
}
