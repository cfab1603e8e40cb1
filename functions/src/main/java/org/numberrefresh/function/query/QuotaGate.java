package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.domain.quota.DailyQuota;
import org.numberrefresh.domain.quota.Spending;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Answers questions within a party's quota. Each answer tells the rest of the quota in {@code RateLimit-Policy} and
 * {@code RateLimit}, as the IETF's draft-ietf-httpapi-ratelimit-headers-09 has them.
 */
final class QuotaGate {

  private static final int DAY = 86_400;

  private final DailyQuota quota;

  QuotaGate(DailyQuota quota) {
    this.quota = quota;
  }

  Reply within(Request request, Question question, int numbers, Supplier<ObjectNode> answer) {
    return switch (quota.spend(account(request.party()), question, numbers)) {
      case Spending.Granted(Spending.Left left) -> Reply.of(200, answer.get()).with(headers(left));
      case Spending.Exceeded(Spending.Left left) -> {
        var headers = new HashMap<>(headers(left));
        headers.put("retry-after", Long.toString(seconds(left)));
        yield Edge.problem(exceeded(left, numbers), request.language()).with(headers);
      }
    };
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
