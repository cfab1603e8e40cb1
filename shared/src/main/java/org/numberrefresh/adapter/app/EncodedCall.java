package org.numberrefresh.adapter.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.zip.GZIPOutputStream;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.BodyEncoding;

/**
 * A call with its body encoded as its app takes it. Signed is the JSON, which the app's server sees again once it has
 * decoded the body.
 *
 * <p>Decision: docs/decisions.md#the-signature-of-a-compressed-call-is-that-of-its-json
 */
final class EncodedCall {

  private EncodedCall() {}

  static AppCaller.Call of(AppCaller.Call plain, BodyEncoding encoding) {
    return switch (encoding) {
      case IDENTITY -> plain;
      case GZIP -> {
        var headers = new HashMap<>(plain.headers());
        headers.put("content-encoding", "gzip");
        yield new AppCaller.Call(
            plain.app(), plain.endpoint(), headers, gzip(plain.body()), plain.timeLimit(), plain.answerLimit());
      }
    };
  }

  private static byte[] gzip(byte[] body) {
    var bytes = new ByteArrayOutputStream(body.length / 2);
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
