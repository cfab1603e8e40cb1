package org.numberrefresh.adapter.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.appeal.AppealDecision;
import org.numberrefresh.domain.call.GivenResult;
import org.numberrefresh.domain.call.ResultFlaw;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.PlainText;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/**
 * Reads the results that an app gives: {@code {"results": [{"ref", "outcome", "reason", "caseId", "providerCode"}]}}. A
 * decision on an appeal has {@code "appeal"}, and beside UPHELD the outcome from now on. An app gives them in the
 * answer to a call, or later in a call of its own. Both are read alike, each result alone.
 *
 * <p>Decision: docs/decisions.md#an-apps-texts-have-phone-numbers-hidden
 */
public final class ResultsBody {

  /** The highest number of results that a call of an app has. */
  static final int MAX_RESULTS = 1_000;

  private static final int MAX_OUTCOME = 64;

  private ResultsBody() {}

  /** Reads the answer to a call; empty if it is not JSON with a list of results. */
  static Optional<List<GivenResult>> ofAnswer(byte[] body) {
    try (JsonParser parser = Json.factory().createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Optional<List<GivenResult>> results = Optional.empty();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isResults = parser.currentName().equals("results");
        JsonToken value = parser.nextToken();
        if (isResults && value != JsonToken.START_ARRAY) {
          return Optional.empty();
        }
        if (isResults) {
          results = Optional.of(results(parser));
        } else {
          parser.skipChildren();
        }
      }
      return parser.nextToken() == null ? results : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads the body of {@code POST /results}, in which each result is judged alone too.
   *
   * @throws Problem INVALID_ARGUMENT if it is not JSON with a list of 1 to {@value #MAX_RESULTS} results
   */
  public static List<GivenResult> ofRequest(byte[] body) {
    // The strict reader names the place of what is malformed.
    Json.request(body);
    return ofAnswer(body)
        .filter(results -> !results.isEmpty() && results.size() <= MAX_RESULTS)
        .orElseThrow(() -> Problem.invalid(Cause.NO_LINES, "results", MAX_RESULTS));
  }

  private static List<GivenResult> results(JsonParser parser) throws IOException {
    var results = new ArrayList<GivenResult>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      results.add(result(parser));
    }
    return results;
  }

  private static GivenResult result(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return new GivenResult.Bad("", ResultFlaw.of(Rule.NOT_AN_OBJECT));
    }
    var fields = new Fields();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      fields.take(name, parser.nextToken(), parser);
    }
    return fields.result();
  }

  /** The fields of one result. An unknown one is passed over; a known one of a wrong type spoils this result alone. */
  private static final class Fields {

    private String ref = "";
    private String appeal = "";
    private String outcome = "";
    private String reason = "";
    private String caseId = "";
    private String providerCode = "";
    private Optional<ResultFlaw> wrong = Optional.empty();

    void take(String name, JsonToken value, JsonParser parser) throws IOException {
      switch (name) {
        case "ref" -> ref = text(name, value, parser);
        case "appeal" -> appeal = text(name, value, parser);
        case "outcome" -> outcome = text(name, value, parser);
        case "reason" -> reason = text(name, value, parser);
        case "caseId" -> caseId = textOrNumber(name, value, parser);
        case "providerCode" -> providerCode = textOrNumber(name, value, parser);
        default -> parser.skipChildren();
      }
    }

    private String text(String name, JsonToken value, JsonParser parser) throws IOException {
      if (value == JsonToken.VALUE_STRING) {
        return parser.getText();
      }
      if (value != JsonToken.VALUE_NULL && wrong.isEmpty()) {
        wrong = Optional.of(new ResultFlaw(Rule.WRONG_TYPE, name));
      }
      parser.skipChildren();
      return "";
    }

    /** Many systems number their cases: a number is kept as its text. */
    private String textOrNumber(String name, JsonToken value, JsonParser parser) throws IOException {
      return value == JsonToken.VALUE_NUMBER_INT ? parser.getText() : text(name, value, parser);
    }

    GivenResult result() {
      Optional<ResultFlaw> flaw = wrong.or(this::flaw);
      if (flaw.isPresent()) {
        return new GivenResult.Bad(ref, flaw.get());
      }
      return appeal.isEmpty() ? new GivenResult.Good(ref, answer()) : new GivenResult.OnAppeal(ref, decided());
    }

    private Optional<ResultFlaw> flaw() {
      return textFlaw("caseId", caseId, Rule.CASE_ID_TOO_LONG, Rule.CASE_ID_NOT_PLAIN)
          .or(() -> textFlaw("providerCode", providerCode, Rule.PROVIDER_CODE_TOO_LONG, Rule.PROVIDER_CODE_NOT_PLAIN))
          .or(appeal.isEmpty() ? this::outcomeFlaw : this::appealFlaw);
    }

    private static Optional<ResultFlaw> textFlaw(String name, String text, Rule tooLong, Rule notPlain) {
      if (text.length() > PairDetail.MAX_LENGTH) {
        return Optional.of(new ResultFlaw(tooLong, Integer.toString(text.length())));
      }
      return PlainText.is(text) ? Optional.empty() : Optional.of(new ResultFlaw(notPlain, name));
    }

    private Optional<ResultFlaw> outcomeFlaw() {
      boolean withdrawn = outcome.equals(Outcome.CANCELLED.name());
      if ((withdrawn && reason.isEmpty()) || Outcome.named(outcome, reason).isPresent()) {
        return Optional.empty();
      }
      if (outcome.isEmpty()) {
        return Optional.of(ResultFlaw.of(Rule.OUTCOME_MISSING));
      }
      if (!withdrawn && !Outcome.isAnswer(outcome)) {
        return Optional.of(new ResultFlaw(Rule.OUTCOME_UNKNOWN, plain(outcome)));
      }
      if (reason.isEmpty()) {
        return Optional.of(new ResultFlaw(Rule.REASON_MISSING, outcome));
      }
      boolean takesNone = withdrawn || Outcome.named(outcome, "").isPresent();
      return Optional.of(
          takesNone
              ? new ResultFlaw(Rule.REASON_SURPLUS, outcome)
              : new ResultFlaw(Rule.REASON_UNKNOWN, plain(reason)));
    }

    private Optional<ResultFlaw> appealFlaw() {
      Optional<AppealDecision> decision = decision();
      if (decision.isEmpty()) {
        return Optional.of(new ResultFlaw(Rule.APPEAL_UNKNOWN, plain(appeal)));
      }
      if (!reason.isEmpty()) {
        return Optional.of(new ResultFlaw(Rule.REASON_SURPLUS, appeal));
      }
      boolean fits = outcome.isEmpty() || Outcome.named(outcome, "").filter(decision.get()::takes).isPresent();
      return fits ? Optional.empty() : Optional.of(new ResultFlaw(Rule.APPEAL_OUTCOME_UNFIT, plain(outcome)));
    }

    private Optional<AppealDecision> decision() {
      return Arrays.stream(AppealDecision.values()).filter(one -> one.name().equals(appeal)).findFirst();
    }

    private Answer decided() {
      Optional<Outcome> now = Optional.of(outcome).filter(text -> !text.isEmpty()).flatMap(o -> Outcome.named(o, ""));
      return Answer.of(decision().orElseThrow().stored(now));
    }

    private static String plain(String text) {
      return text.length() <= MAX_OUTCOME && PlainText.is(text) ? text : "";
    }

    /**
     * The answer, where there is no flaw. CANCELLED says that the app heard of a withdrawal. A phone number in case
     * number or code is hidden: no carrier hears one from an app.
     */
    private Answer answer() {
      if (outcome.equals(Outcome.CANCELLED.name())) {
        return Answer.of(Outcome.CANCELLED);
      }
      PairDetail detail =
          caseId.isEmpty() && providerCode.isEmpty()
              ? PairDetail.NONE
              : new PairDetail(PhoneNumber.hiddenIn(caseId), PhoneNumber.hiddenIn(providerCode));
      return new Answer(Outcome.named(outcome, reason).orElseThrow(), detail);
    }
  }
}
