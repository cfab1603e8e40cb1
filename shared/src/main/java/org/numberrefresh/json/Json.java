package org.numberrefresh.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/** Reads and writes JSON, with limits on input from outside. */
public final class Json {

  private static final int MAX_BODY = 5 * 1024 * 1024;
  private static final int MAX_DEPTH = 8;

  /** The most digits of a number. Longer ones cost time, and no value of ours has so many. */
  private static final int MAX_DIGITS = 1_000;

  /** The most tokens of a body. Ten thousand lines have some 120,000. */
  private static final int MAX_TOKENS = 300_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_BODY)
                  .maxNameLength(MAX_BODY)
                  .maxNumberLength(MAX_DIGITS)
                  .maxTokenCount(MAX_TOKENS)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

  /** Without the limits on input from outside: a stored value must always be readable again. */
  private static final ObjectMapper OWN = new ObjectMapper();

  private Json() {}

  /** The factory, to read or write as a stream. */
  public static JsonFactory factory() {
    return FACTORY;
  }

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty list. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** Writes a value as UTF-8. */
  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a value as a stream. */
  @FunctionalInterface
  public interface Writing {
    /** Writes one value. */
    void to(JsonGenerator json) throws IOException;
  }

  /** The bytes of a value written as a stream. */
  public static JsonNode written(Writing writing) {
    try (var buffer = new TokenBuffer(MAPPER, false)) {
      writing.to(buffer);
      return MAPPER.readTree(buffer.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a value. */
  public static String text(JsonNode node) {
    return node.toString();
  }

  /** Reads a value that this system wrote itself. */
  public static JsonNode own(String text) {
    try {
      return OWN.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored value is not JSON.", e);
    }
  }

  /**
   * Reads a request's body, which must be one object.
   *
   * @throws Problem INVALID_ARGUMENT that names the malformed place, with the index of the line if it is in one
   */
  public static JsonObject request(byte[] body) {
    if (body.length > MAX_BODY) {
      throw Problem.invalid(Cause.BODY_TOO_LARGE, body.length, MAX_BODY);
    }
    try (JsonParser parser = FACTORY.createParser(body)) {
      return read(parser);
    } catch (IOException e) {
      throw Problem.invalid(Cause.NOT_UTF_8);
    }
  }

  /** True if some bytes are one JSON value within the limits. */
  public static boolean isJson(byte[] body) {
    try (JsonParser parser = FACTORY.createParser(body)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads the answer of another system; empty if it is not one JSON value within the limits. */
  public static Optional<JsonNode> read(byte[] body) {
    try (JsonParser parser = FACTORY.createParser(body)) {
      Optional<JsonNode> node = Optional.ofNullable(MAPPER.readTree(parser));
      return parser.nextToken() == null ? node : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static JsonObject read(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Problem.invalid(Cause.NOT_AN_OBJECT);
      }
      JsonNode node = MAPPER.readTree(parser);
      if (parser.nextToken() != null) {
        throw Problem.invalid(Cause.SURPLUS);
      }
      return JsonObject.of((ObjectNode) node);
    } catch (JacksonException e) {
      throw malformed(parser, e);
    }
  }

  private static Problem malformed(JsonParser parser, JacksonException e) {
    var at = e.getLocation();
    Cause cause = at == null ? Cause.MALFORMED : Cause.MALFORMED_AT;
    Object[] where = at == null ? new Object[0] : new Object[] {at.getLineNr(), at.getColumnNr()};
    int index = lineOf(parser.getParsingContext());
    return index < 0 ? Problem.invalid(cause, where) : Problem.invalidLine(index, cause, where);
  }

  private static int lineOf(JsonStreamContext innermost) {
    int index = -1;
    for (JsonStreamContext c = innermost; c != null; c = c.getParent()) {
      if (c.inArray()) {
        index = c.getCurrentIndex();
      }
    }
    return index;
  }
}
