package org.numberrefresh.usecase.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.PlainText;

/**
 * The results that an app gives: {@code {"results": [{"ref", "outcome", "reason", "caseId", "providerCode"}]}}. What
 * else it says in an answer to a call is passed over.
 *
 * <p>Decision: docs/decisions.md#an-apps-texts-have-phone-numbers-hidden
 */
final class ResultsBody {

  private static final int MAX_OUTCOME = 64;

  private ResultsBody() {}

  /**
   * A result.
   *
   * @param ref the ref
   * @param answer what the app answers for it
   */
  record Result(String ref, Answer answer) {}

  /** Reads an answer's body, or nothing where it is not JSON with valid results. */
  static Optional<List<Result>> read(byte[] body) {
    try (JsonParser parser = Json.factory().createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Optional<List<Result>> results = Optional.empty();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isResults = parser.currentName().equals("results");
        JsonToken value = parser.nextToken();
        if (isResults && value == JsonToken.START_ARRAY) {
          results = results(parser);
          if (results.isEmpty()) {
            return Optional.empty();
          }
        } else if (isResults) {
          return Optional.empty();
        } else {
          parser.skipChildren();
        }
      }
      return parser.nextToken() == null ? results : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Result>> results(JsonParser parser) throws IOException {
    var results = new ArrayList<Result>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Optional<Result> result = result(parser);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      results.add(result.get());
    }
    return Optional.of(results);
  }

  private static Optional<Result> result(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    String ref = "";
    String outcome = "";
    String reason = "";
    String caseId = "";
    String providerCode = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token != JsonToken.VALUE_STRING) {
        parser.skipChildren();
        continue;
      }
      switch (name) {
        case "ref" -> ref = parser.getText();
        case "outcome" -> outcome = parser.getText();
        case "reason" -> reason = parser.getText();
        case "caseId" -> caseId = parser.getText();
        case "providerCode" -> providerCode = parser.getText();
        default -> {}
      }
    }
    return answer(outcome, reason, caseId, providerCode).map(new Named(ref)::result);
  }

  private record Named(String ref) {
    Result result(Answer answer) {
      return new Result(ref, answer);
    }
  }

  /**
   * An answer of its parts, each "" where it is absent, or nothing where they are no valid answer. A phone number in
   * what the app says beside the outcome is hidden: nobody is told one by an app.
   */
  static Optional<Answer> answer(String outcome, String reason, String caseId, String providerCode) {
    if (outcome.length() > MAX_OUTCOME
        || caseId.length() > PairDetail.MAX_LENGTH
        || providerCode.length() > PairDetail.MAX_LENGTH
        || !PlainText.is(caseId)
        || !PlainText.is(providerCode)) {
      return Optional.empty();
    }
    PairDetail detail =
        caseId.isEmpty() && providerCode.isEmpty()
            ? PairDetail.NONE
            : new PairDetail(PhoneNumber.hiddenIn(caseId), PhoneNumber.hiddenIn(providerCode));
    return Outcome.named(outcome, reason).map(named -> new Answer(named, detail));
  }

  /** Whether an outcome may be given in a mode. */
  static boolean fits(Outcome outcome, Mode mode) {
    return outcome != Outcome.BOUND_BY_CURRENT_SUBSCRIBER || mode == Mode.ACTIVE;
  }
}
