package org.numberrefresh.adapter.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.RetryAfter;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.GivenResult;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.domain.call.SeenFault;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.json.Json;

/**
 * Judges the answer of an app to a call. Each result of it is judged alone.
 *
 * <p>Decision: docs/decisions.md#a-good-result-is-never-lost-for-its-neighbour
 */
final class AnswerReading {

  private static final int OK = 200;

  private final Clock clock;

  AnswerReading(Clock clock) {
    this.clock = clock;
  }

  /** Judges a reply to a call about the given refs. An app that was told of a withdrawal may answer any 2xx. */
  CallVerdict judge(Purpose purpose, AppCaller.Reply reply, Set<String> asked) {
    return switch (reply) {
      case AppCaller.Reply.Failed(Fault fault) ->
          new CallVerdict.NotTaken(SeenFault.unanswered(fault), Optional.empty());
      case AppCaller.Reply.Answered answered ->
          purpose == Purpose.CANCEL && answered.status() / 100 == 2
              ? new CallVerdict.Taken(Map.of())
              : judge(purpose, answered, asked);
    };
  }

  /** Judges a reply to a security event: RFC 8935 has 202 for one that was taken, 400 for one that was not. */
  CallVerdict judgeEvent(AppCaller.Reply reply) {
    return switch (reply) {
      case AppCaller.Reply.Failed(Fault fault) ->
          new CallVerdict.NotTaken(SeenFault.unanswered(fault), Optional.empty());
      case AppCaller.Reply.Answered answered ->
          switch (answered.status()) {
            case 202 -> new CallVerdict.Taken(Map.of());
            case 400 -> namesAnError(answered.body()) ? notTaken(Fault.EVENT_REFUSED, 400) : refused(answered);
            default -> refused(answered);
          };
    };
  }

  /** The failure of a call that pushed events, if it failed. Any 2xx takes them. */
  Optional<CallVerdict.NotTaken> pushFailure(AppCaller.Reply reply) {
    return switch (reply) {
      case AppCaller.Reply.Failed(Fault fault) ->
          Optional.of(new CallVerdict.NotTaken(SeenFault.unanswered(fault), Optional.empty()));
      case AppCaller.Reply.Answered answered ->
          answered.status() / 100 == 2 ? Optional.empty() : Optional.of(refused(answered));
    };
  }

  private static boolean namesAnError(byte[] body) {
    return Json.read(body).filter(answer -> answer.path("err").isTextual()).isPresent();
  }

  /**
   * True if the answer to a challenge repeats it and nothing else of the call. A server that sends back whatever it is
   * sent answers the whole call, and expects nothing.
   */
  static boolean echoes(byte[] body, String challenge) {
    return Json.read(body)
        .filter(answer -> !answer.has("type"))
        .map(answer -> answer.path("challenge").asText().getBytes(StandardCharsets.UTF_8))
        .filter(echo -> MessageDigest.isEqual(echo, challenge.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  private CallVerdict judge(Purpose purpose, AppCaller.Reply.Answered reply, Set<String> asked) {
    return switch (reply.status()) {
      case OK -> results(purpose, reply.body(), asked);
      case 202 -> acknowledged(reply.body());
      default -> refused(reply);
    };
  }

  private CallVerdict.NotTaken refused(AppCaller.Reply.Answered reply) {
    return switch (reply.status()) {
      case 410 -> notTaken(Fault.GONE, 410);
      case 413 -> notTaken(Fault.OVERSIZE_CALL, 413);
      case 429 -> new CallVerdict.NotTaken(SeenFault.answered(Fault.THROTTLED, 429), retryAfter(reply));
      default ->
          reply.status() >= 500
              ? new CallVerdict.NotTaken(SeenFault.answered(Fault.SERVER_ERROR, reply.status()), retryAfter(reply))
              : notTaken(Fault.UNEXPECTED_STATUS, reply.status());
    };
  }

  /**
   * Judges each result alone. A good one counts whatever its neighbours are. The ref of a bad one is asked again. If a
   * bad one names no ref that was asked, every ref without a good result is asked again: it may have been meant.
   */
  private static CallVerdict results(Purpose purpose, byte[] body, Set<String> asked) {
    Optional<List<GivenResult>> results = ResultsBody.ofAnswer(body);
    if (results.isEmpty()) {
      return notTaken(Fault.INVALID_ANSWER, OK);
    }
    var answers = new HashMap<String, Answer>();
    var again = new HashSet<String>();
    boolean anyMayBeMeant = false;
    Optional<SeenFault> seen = Optional.empty();
    for (GivenResult result : results.get()) {
      Optional<Rule> broken = broken(purpose, result, asked);
      if (broken.isEmpty()) {
        result.given().ifPresent(answer -> answers.merge(result.ref(), answer, Answer::or));
        continue;
      }
      if (asked.contains(result.ref())) {
        again.add(result.ref());
      } else {
        anyMayBeMeant = true;
      }
      seen = seen.or(() -> Optional.of(fault(result.ref(), broken.orElseThrow(), asked)));
    }
    if (anyMayBeMeant) {
      again.addAll(asked);
    }
    again.removeAll(answers.keySet());
    return answers.isEmpty() && seen.isPresent()
        ? new CallVerdict.NotTaken(seen.get(), Optional.empty())
        : new CallVerdict.Taken(answers, again, seen);
  }

  private static Optional<Rule> broken(Purpose purpose, GivenResult result, Set<String> asked) {
    return switch (result) {
      case GivenResult.Bad bad -> Optional.of(bad.flaw().rule());
      case GivenResult.OnAppeal _ when purpose != Purpose.APPEAL -> Optional.of(Rule.NOT_AN_APPEAL);
      case GivenResult.OnAppeal decided ->
          asked.contains(decided.ref()) ? Optional.empty() : Optional.of(Rule.REF_UNKNOWN);
      case GivenResult.Good _ when purpose == Purpose.APPEAL -> Optional.of(Rule.APPEAL_MISSING);
      case GivenResult.Good good when good.answer().outcome() == Outcome.CANCELLED -> Optional.of(Rule.NOT_WITHDRAWN);
      case GivenResult.Good good -> asked.contains(good.ref()) ? Optional.empty() : Optional.of(Rule.REF_UNKNOWN);
    };
  }

  private static SeenFault fault(String ref, Rule broken, Set<String> asked) {
    Fault kind = broken == Rule.REF_UNKNOWN ? Fault.UNKNOWN_REF : Fault.INVALID_ANSWER;
    var bad = new SeenFault.BadResult(Optional.of(ref).filter(asked::contains), broken);
    return new SeenFault(kind, OptionalInt.of(OK), Optional.of(bad));
  }

  private static CallVerdict acknowledged(byte[] body) {
    return body.length == 0 || Json.isJson(body)
        ? new CallVerdict.Taken(Map.of())
        : notTaken(Fault.INVALID_ANSWER, 202);
  }

  private static CallVerdict.NotTaken notTaken(Fault fault, int status) {
    return new CallVerdict.NotTaken(SeenFault.answered(fault, status), Optional.empty());
  }

  private Optional<Duration> retryAfter(AppCaller.Reply.Answered reply) {
    return reply.retryAfter().flatMap(value -> RetryAfter.read(value, clock.instant()));
  }
}
