package org.numberrefresh.bench.sink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * The answer to one call.
 *
 * @param message head and body
 * @param items the items that it answers
 * @param bytes the bytes of the call as it came
 * @param plainBytes the same, had its body not been compressed
 */
record SinkAnswer(ByteBuffer message, int items, int bytes, int plainBytes) {

  private static final byte[] REF = ascii("\"ref\":\"");
  private static final byte[] CHALLENGE = ascii("\"challenge\":\"");
  private static final byte[] OUTCOME = ascii("\",\"outcome\":\"NOT_BOUND\"}");

  /** Answers a call whose head has so many bytes. */
  static SinkAnswer to(int head, byte[] body, boolean gzip) throws IOException {
    byte[] plain = gzip ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
    var answer = new ByteArrayOutputStream(plain.length);
    int items = 0;
    int challenge = Bytes.find(plain, plain.length, CHALLENGE, 0);
    if (challenge >= 0) {
      answer.write('{');
      answer.write(plain, challenge, end(plain, challenge + CHALLENGE.length) + 1 - challenge);
      answer.write('}');
    } else {
      answer.writeBytes(ascii("{\"results\":["));
      items = results(plain, answer);
      answer.writeBytes(ascii("]}"));
    }
    return new SinkAnswer(message(answer.toByteArray()), items, head + body.length, head + plain.length);
  }

  private static int results(byte[] call, ByteArrayOutputStream answer) {
    int items = 0;
    for (int at = Bytes.find(call, call.length, REF, 0); at >= 0; items++) {
      if (items > 0) {
        answer.write(',');
      }
      int end = end(call, at + REF.length);
      answer.write('{');
      answer.write(call, at, end - at);
      answer.writeBytes(OUTCOME);
      at = Bytes.find(call, call.length, REF, end);
    }
    return items;
  }

  /** The end of a text that holds no escaped character, as neither refs nor challenges do. */
  private static int end(byte[] json, int from) {
    int end = from;
    while (json[end] != '"') {
      end++;
    }
    return end;
  }

  private static ByteBuffer message(byte[] body) {
    byte[] head =
        ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n");
    var message = new byte[head.length + body.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    return ByteBuffer.wrap(message);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
