package org.numberrefresh.adapter.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.call.GivenResult;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.json.PlainText;

/**
 * Reads the results that an app gives: {@code {"results": [{"ref", "outcome", "reason", "caseId", "providerCode"}]}}.
 * It gives them in the answer to a call, or later in a call of its own.
 *
 * <p>Decision: docs/decisions.md#an-apps-texts-have-phone-numbers-hidden
 */
public final class ResultsBody {

  /** The highest number of results that a call of an app has. */
  static final int MAX_RESULTS = 1_000;

  private static final int MAX_TEXT = 128;
  private static final int MAX_OUTCOME = 64;

  private ResultsBody() {}

  /**
   * A result.
   *
   * @param ref the ref
   * @param answer the answer of the app for it
   */
  record Result(String ref, Answer answer) {}

  /**
   * Reads the answer to a call, or nothing where it is not JSON with valid results. What else it says is passed over.
   */
  static Optional<List<Result>> ofAnswer(byte[] body) {
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
   * Reads the body of {@code POST /results}.
   *
   * @return the results; each is read when it is its turn, and is then a problem where its form is wrong
   * @throws Problem INVALID_ARGUMENT where the form of the whole is wrong
   */
  public static Iterable<GivenResult> ofRequest(byte[] body) {
    List<JsonObject> lines = Json.request(body).only("results").lines("results", MAX_RESULTS);
    return () -> lines.stream().map(ResultsBody::result).iterator();
  }

  private static GivenResult result(JsonObject line) {
    line.only("ref", "outcome", "reason", "caseId", "providerCode");
    return new GivenResult(line.text("ref", MAX_TEXT), answer(line));
  }

  /** The answer of a line; CANCELLED says that the app heard of a withdrawal. */
  private static Optional<Answer> answer(JsonObject line) {
    String outcome = line.text("outcome", MAX_TEXT);
    if (outcome.equals(Outcome.CANCELLED.name()) && line.optionalText("reason", MAX_TEXT).isEmpty()) {
      return Optional.of(Answer.of(Outcome.CANCELLED));
    }
    return answer(
        outcome,
        line.optionalText("reason", MAX_TEXT).orElse(""),
        line.optionalText("caseId", MAX_TEXT).orElse(""),
        line.optionalText("providerCode", MAX_TEXT).orElse(""));
  }

  /**
   * An answer of its parts, each "" where it is absent, or nothing where they are no valid answer. A phone number in
   * what the app says beside the outcome is hidden: nobody is told one by an app.
   */
  private static Optional<Answer> answer(String outcome, String reason, String caseId, String providerCode) {
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
}
