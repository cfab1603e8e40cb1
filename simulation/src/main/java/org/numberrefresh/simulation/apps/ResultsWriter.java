package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes {@code {"results": [...]}}, the body of an answer and of a callback alike. */
final class ResultsWriter {

  private ResultsWriter() {}

  static byte[] of(List<AppResult> results) {
    return write(results, List.of());
  }

  /** Final results, and the items of others of which only the review is announced. */
  static byte[] write(List<AppResult> results, List<AppResult> inReview) {
    var out = new ByteArrayOutputStream(64 + results.size() * 80);
    try (JsonGenerator json = AppCall.FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("results");
      for (AppResult result : results) {
        write(json, result);
      }
      for (AppResult result : inReview) {
        json.writeStartObject();
        json.writeStringField("ref", result.item().ref());
        json.writeStringField("outcome", "IN_REVIEW");
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, AppResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("ref", result.item().ref());
    writeUnlessEmpty(json, "appeal", result.appeal());
    if (result.namesAnOutcome()) {
      json.writeStringField("outcome", result.answer().outcome());
      writeUnlessEmpty(json, "reason", result.answer().reason());
    }
    writeUnlessEmpty(json, "caseId", result.caseId());
    writeUnlessEmpty(json, "providerCode", result.providerCode());
    json.writeEndObject();
  }

  private static void writeUnlessEmpty(JsonGenerator json, String field, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(field, value);
    }
  }
}
