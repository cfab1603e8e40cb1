package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.numberrefresh.synthetic.Hash;

/** A call of the hub to an app. */
sealed interface AppCall {

  /** Asks to unbind each item; answers that come later go to the sink. */
  record Unbind(String sink, List<AppQuestion> items) implements AppCall {}

  /** Asks to decide on appeals; decisions that come later go to the sink. */
  record Appeal(String sink, List<AppQuestion> items) implements AppCall {}

  /** Takes questions back. */
  record Cancel(int items) implements AppCall {}

  /** Asks whether this endpoint is the app's. */
  record Verify(String challenge) implements AppCall {}

  JsonFactory FACTORY = new JsonFactory();

  /**
   * Reads a call, token by token: bodies are large and of the numbers only hashes are kept.
   *
   * @throws IOException if the body is no such call; the message does not quote it
   */
  static AppCall parse(byte[] body) throws IOException {
    try (JsonParser parser = FACTORY.createParser(body)) {
      return new Reader(parser).read();
    } catch (JsonProcessingException e) {
      throw new IOException("not JSON, at byte " + e.getLocation().getByteOffset());
    }
  }

  /** Collects the fields in whatever order they come. */
  final class Reader {
    private final JsonParser parser;
    private final List<AppQuestion> items = new ArrayList<>();
    private String type = "";
    private String sink = "";
    private String challenge = "";

    private Reader(JsonParser parser) {
      this.parser = parser;
    }

    private AppCall read() throws IOException {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "type" -> type = parser.getText();
          case "sink" -> sink = parser.getText();
          case "challenge" -> challenge = parser.getText();
          case "items" -> readItems();
          default -> parser.skipChildren();
        }
      }
      return switch (type) {
        case "unbind" -> new Unbind(sink, List.copyOf(items));
        case "appeal" ->
            new Appeal(sink, items.stream().map(item -> AppQuestion.appeal(item.ref(), item.subject())).toList());
        case "cancel" -> new Cancel(items.size());
        case "verify" -> new Verify(challenge);
        default -> throw new IOException("unknown type of call");
      };
    }

    private void readItems() throws IOException {
      expect(parser.currentToken(), JsonToken.START_ARRAY);
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        items.add(readItem());
      }
    }

    private AppQuestion readItem() throws IOException {
      String ref = "";
      long subject = 0;
      long cutOff = 0;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "ref" -> ref = parser.getText();
          case "phoneNumber", "phoneDigest" -> subject = Hash.of(parser.getText());
          case "boundBefore" -> cutOff = Hash.of(parser.getText());
          default -> parser.skipChildren();
        }
      }
      if (ref.isEmpty()) {
        throw new IOException("an item without ref");
      }
      return new AppQuestion(ref, subject, cutOff);
    }

    private static void expect(JsonToken found, JsonToken expected) throws IOException {
      if (found != expected) {
        throw new IOException("expected " + expected + ", found " + found);
      }
    }
  }
}
