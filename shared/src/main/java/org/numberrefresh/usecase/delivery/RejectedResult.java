package org.numberrefresh.usecase.delivery;

import java.util.Optional;
import org.numberrefresh.domain.call.ResultFlaw;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/** The texts for results that are rejected: one for each cause, with the value and the remedy. */
final class RejectedResult {

  private RejectedResult() {}

  static LineProblem of(int index, ResultFlaw flaw) {
    return new LineProblem(index, ProblemCode.INVALID_ARGUMENT, Optional.of(text(flaw)));
  }

  private static String text(ResultFlaw flaw) {
    String value = flaw.value();
    return switch (flaw.rule()) {
      case NOT_AN_OBJECT -> "The result is no object. Send {\"ref\", \"outcome\"} and what belongs to it.";
      case WRONG_TYPE -> "\"" + value + "\" has a wrong type. Send a string" + orWhole(value) + ".";
      case OUTCOME_MISSING -> "\"outcome\" is missing. Name one of the list, such as UNBOUND.";
      case OUTCOME_UNKNOWN -> "\"outcome\"" + shown(value) + " is none of the list. Name one, such as UNBOUND.";
      case REASON_MISSING -> "\"reason\" is missing: " + value + " needs one. OTHER fits where no other does.";
      case REASON_UNKNOWN ->
          "\"reason\"" + shown(value) + " is none of this outcome's. OTHER fits where no other does.";
      case REASON_SURPLUS -> "\"reason\" does not belong to " + value + ". Leave it out.";
      case CASE_ID_TOO_LONG -> tooLong("caseId", value);
      case PROVIDER_CODE_TOO_LONG -> tooLong("providerCode", value);
      case CASE_ID_NOT_PLAIN, PROVIDER_CODE_NOT_PLAIN ->
          "\"" + value + "\" has a control character or half a character. Send plain text.";
      case MODE_UNFIT ->
          value + " is for orders of mode ACTIVE, and this one is of mode BATCH. Answer BLOCKED or REFUSED instead.";
      case NOT_WITHDRAWN -> "CANCELLED is for a number that was withdrawn, and this one was not. Answer its outcome.";
      case REF_UNKNOWN -> "\"ref\" is none that the app was given. Send back the one of the call.";
    };
  }

  private static String orWhole(String name) {
    return name.equals("caseId") || name.equals("providerCode") ? " or a whole number" : "";
  }

  private static String shown(String value) {
    return value.isEmpty() ? "" : " \"" + value + "\"";
  }

  private static String tooLong(String name, String length) {
    return "\"" + name + "\" has " + length + " characters and may have " + PairDetail.MAX_LENGTH + ". Shorten it.";
  }
}
