package org.numberrefresh.bench.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/** A kept connection to the sink: calls come in, one after the other, and their answers go out. */
final class SinkConnection {

  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
  private static final int FIRST_SIZE = 2048;

  private final SocketChannel channel;
  private ByteBuffer in = ByteBuffer.allocate(FIRST_SIZE);
  private ByteBuffer out = ByteBuffer.allocate(0);

  SinkConnection(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Goes on as far as it can without waiting.
   *
   * @throws IOException if the other side is gone, or speaks what the sink does not
   */
  void proceed(SelectionKey key, Consumer<SinkAnswer> answered) throws IOException {
    if (key.isReadable()) {
      read(answered);
    }
    channel.write(out);
    key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  private void read(Consumer<SinkAnswer> answered) throws IOException {
    int length = channel.read(in);
    while (length > 0 && !in.hasRemaining()) {
      in = ByteBuffer.allocate(2 * in.capacity()).put(in.flip());
      length = channel.read(in);
    }
    if (length < 0) {
      throw new IOException("the caller closed the connection");
    }
    int bodyAt = Bytes.find(in.array(), in.position(), END_OF_HEAD, 0) + END_OF_HEAD.length;
    if (bodyAt < END_OF_HEAD.length) {
      return;
    }
    String head = new String(in.array(), 0, bodyAt, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int end = bodyAt + Integer.parseInt(header(head, "content-length"));
    if (in.position() >= end) {
      byte[] body = Arrays.copyOfRange(in.array(), bodyAt, end);
      var answer = SinkAnswer.to(bodyAt, body, "gzip".equals(header(head, "content-encoding")));
      in.limit(in.position()).position(end);
      in.compact();
      out = answer.message();
      answered.accept(answer);
    }
  }

  private static String header(String head, String name) {
    int at = head.indexOf("\n" + name + ":");
    return at < 0 ? "0" : head.substring(at + name.length() + 2, head.indexOf('\r', at)).strip();
  }
}
