package org.numberrefresh.usecase.delivery;

import org.numberrefresh.domain.call.ResultFlaw;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem.LineProblem;

/** The details of results that are rejected: one for each cause, with the value. */
final class RejectedResult {

  private RejectedResult() {}

  static LineProblem of(int index, ResultFlaw flaw) {
    return LineProblem.invalid(index, detail(flaw));
  }

  private static Detail detail(ResultFlaw flaw) {
    String value = flaw.value();
    return switch (flaw.rule()) {
      case NOT_AN_OBJECT -> Detail.of(Cause.RESULT_NOT_AN_OBJECT);
      case WRONG_TYPE -> Detail.of(mayBeWhole(value) ? Cause.RESULT_TYPE_OR_WHOLE : Cause.RESULT_TYPE, value);
      case OUTCOME_MISSING -> Detail.of(Cause.OUTCOME_MISSING);
      case OUTCOME_UNKNOWN -> Detail.of(Cause.OUTCOME_UNKNOWN, value);
      case REASON_MISSING -> Detail.of(Cause.REASON_MISSING, value);
      case REASON_UNKNOWN -> Detail.of(Cause.REASON_UNKNOWN, value);
      case REASON_SURPLUS -> Detail.of(Cause.REASON_SURPLUS, value);
      case CASE_ID_TOO_LONG -> Detail.of(Cause.RESULT_TOO_LONG, "caseId", value, PairDetail.MAX_LENGTH);
      case PROVIDER_CODE_TOO_LONG -> Detail.of(Cause.RESULT_TOO_LONG, "providerCode", value, PairDetail.MAX_LENGTH);
      case CASE_ID_NOT_PLAIN, PROVIDER_CODE_NOT_PLAIN -> Detail.of(Cause.RESULT_NOT_PLAIN, value);
      case MODE_UNFIT -> Detail.of(Cause.MODE_UNFIT, value);
      case NOT_WITHDRAWN -> Detail.of(Cause.NOT_WITHDRAWN);
      case REF_UNKNOWN -> Detail.of(Cause.REF_UNKNOWN);
      case APPEAL_UNKNOWN -> Detail.of(Cause.APPEAL_UNKNOWN, value);
      case APPEAL_OUTCOME_UNFIT -> Detail.of(Cause.APPEAL_OUTCOME_UNFIT, value);
      case APPEAL_MISSING -> Detail.of(Cause.APPEAL_MISSING);
      case NOT_AN_APPEAL -> Detail.of(Cause.NOT_AN_APPEAL);
    };
  }

  private static boolean mayBeWhole(String name) {
    return name.equals("caseId") || name.equals("providerCode");
  }
}
