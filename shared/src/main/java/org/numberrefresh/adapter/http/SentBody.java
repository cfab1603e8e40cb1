package org.numberrefresh.adapter.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * A body that knows whether any of it was sent. A call that broke before that did not reach the app; one that broke
 * later may have. The body of a call that was given up is never sent, even if its connection becomes ready later. It is
 * sent twice where the first connection turns out to be closed.
 */
final class SentBody extends HttpEntityWrapper {

  private enum State {
    UNSENT,
    SENT,
    GIVEN_UP
  }

  private static final int PIECE = 16 * 1024;

  private final AtomicReference<State> state = new AtomicReference<>(State.UNSENT);
  private final byte[] body;

  SentBody(byte[] body) {
    super(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    this.body = body;
  }

  /** Writes the body in pieces: before each, its connection makes sure that no answer has begun. */
  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (state.updateAndGet(now -> now == State.GIVEN_UP ? now : State.SENT) == State.GIVEN_UP) {
      throw new IOException("The call was given up before its body was sent.");
    }
    for (int from = 0; from < body.length; from += PIECE) {
      out.write(body, from, Math.min(PIECE, body.length - from));
    }
  }

  /** Gives the call up, unless the body is on its way. Returns true if it is. */
  boolean wasSentWhenGivenUp() {
    return !state.compareAndSet(State.UNSENT, State.GIVEN_UP) && state.get() == State.SENT;
  }
}
