package org.numberrefresh.adapter.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/** Parses the heads of the answers on one connection, and tells of bytes that were read behind an answer. */
final class AnswerParser implements HttpMessageParser<ClassicHttpResponse> {

  /** Refuses lines before the status line, which the client's own parser would pass over. */
  private final DefaultHttpResponseParser strict;

  private Optional<SessionInputBuffer> read = Optional.empty();

  AnswerParser(Http1Config config) {
    this.strict = new DefaultHttpResponseParser(config);
  }

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
    read = Optional.of(buffer);
    var watched = new Watched(in);
    ClassicHttpResponse head = strict.parse(buffer, watched);
    if (head != null && watched.ended) {
      throw new ConnectionClosedException("The connection was closed within the head of an answer.");
    }
    return head;
  }

  /** A stream that notes its end. The client's parser would take the lines before it for a whole head. */
  private static final class Watched extends FilterInputStream {

    private boolean ended;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int count = super.read(bytes, from, most);
      ended |= count < 0;
      return count;
    }
  }

  /** True if bytes were read that no answer has used. */
  boolean hasMore() {
    return read.filter(buffer -> buffer.length() > 0).isPresent();
  }
}
