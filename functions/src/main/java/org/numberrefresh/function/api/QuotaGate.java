package org.numberrefresh.function.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.domain.quota.DailyQuota;
import org.numberrefresh.domain.quota.Spending;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Answers questions within a party's quota. Each answer tells the rest of the quota in {@code RateLimit-Policy} and
 * {@code RateLimit}, as the IETF's draft-ietf-httpapi-ratelimit-headers-09 has them.
 */
public final class QuotaGate {

  private static final int DAY = 86_400;

  private final DailyQuota quota;

  public QuotaGate(DailyQuota quota) {
    this.quota = quota;
  }

  /** Answers a question about some numbers, and tells what is left; or refuses it. */
  public Reply within(Request request, Question question, int numbers, Supplier<ObjectNode> answer) {
    return switch (spend(request, question, numbers)) {
      case Spending.Granted(Spending.Left left) -> Reply.of(200, answer.get()).with(headers(left));
      case Spending.Exceeded(Spending.Left left) -> refusal(request, left, numbers);
    };
  }

  /** Counts one call, and refuses it if the quota is spent; empty if it may go on. */
  public Optional<Reply> refused(Request request, Question call) {
    return switch (spend(request, call, 1)) {
      case Spending.Granted(Spending.Left _) -> Optional.empty();
      case Spending.Exceeded(Spending.Left left) -> Optional.of(refusal(request, left, 1));
    };
  }

  private Spending spend(Request request, Question question, int numbers) {
    return quota.spend(account(request.party()), question, numbers);
  }

  private static Reply refusal(Request request, Spending.Left left, int numbers) {
    var headers = new HashMap<>(headers(left));
    headers.put("retry-after", Long.toString(seconds(left)));
    return Edge.problem(exceeded(left, numbers), request.language()).with(headers);
  }

  /** The key of a party's quota: parties of different roles may have the same id. */
  private static String account(Party party) {
    return switch (party.role()) {
      case CARRIER -> party.id();
      case APP -> "app#" + party.id();
      case OPERATOR -> "operator#" + party.id();
    };
  }

  private static Problem exceeded(Spending.Left left, int numbers) {
    return Problem.of(ProblemCode.QUOTA_EXCEEDED, Detail.of(Cause.QUOTA_LEFT, numbers, left.remaining(), left.limit()));
  }

  private static Map<String, String> headers(Spending.Left left) {
    String name = "\"" + left.question().text() + "\"";
    return Map.of(
        "ratelimit-policy", name + ";q=" + left.limit() + ";w=" + DAY,
        "ratelimit", name + ";r=" + left.remaining() + ";t=" + seconds(left));
  }

  /** The seconds until the next day, rounded up: a caller who waits them is in it. */
  private static long seconds(Spending.Left left) {
    return left.endsIn().plusMillis(999).toSeconds();
  }
}
