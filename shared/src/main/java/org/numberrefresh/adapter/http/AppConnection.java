package org.numberrefresh.adapter.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection to an app that reads nothing it did not ask for. A response that nobody asked for would be taken for the
 * answer to the next request. So a kept connection with such bytes is stale, and they break a request that is on its
 * way.
 *
 * <p>Decision: docs/decisions.md#a-connection-belongs-to-one-app-and-reads-only-answers
 */
final class AppConnection extends DefaultManagedHttpClientConnection {

  private static final String ID = "app";
  private static final Timeout AT_ONCE = Timeout.ofMilliseconds(1);
  private static final Timeout ENDED_WITHIN = Timeout.ofSeconds(1);
  private static final Duration CHECKED_AFTER_IDLE = Duration.ofMillis(500);

  private final AnswerParser answers;
  private final long endsAt;
  private boolean kept;
  private long idleSince = System.nanoTime();
  private long restsUntil;
  private long readBefore;

  private AppConnection(Http1Config config, AnswerParser answers, Duration life) {
    super(
        ID,
        null,
        null,
        config,
        new AnswerLength(),
        DefaultContentLengthStrategy.INSTANCE,
        (request, connection, in, sent, next) -> ((AppConnection) connection).requireSilence(sent),
        DefaultHttpRequestWriterFactory.INSTANCE,
        ignored -> answers);
    this.answers = answers;
    this.endsAt = System.nanoTime() + life.toNanos();
  }

  /**
   * Makes a connection.
   *
   * @param life the longest time for which it is used
   */
  static AppConnection create(Http1Config config, Duration life) {
    return new AppConnection(config, new AnswerParser(config), life);
  }

  /** A kept connection that cannot take another request. Nothing of an answer to the request was read. */
  static final class Stale extends IOException {
    private static final long serialVersionUID = 1L;

    Stale() {
      super("The app had closed the connection, or had sent bytes that nobody asked for.");
    }
  }

  /** A response that began before its request was written. */
  static final class Unasked extends IOException {
    private static final long serialVersionUID = 1L;

    Unasked() {
      super("A response began before its request was written.");
    }
  }

  /** True if the app closed the connection or sent bytes that nobody asked for. */
  @Override
  public boolean isStale() throws IOException {
    if (answers.hasMore()) {
      return true;
    }
    boolean idle = System.nanoTime() - idleSince > CHECKED_AFTER_IDLE.toNanos();
    return (idle || hasRawBytes()) && (super.isStale() || answers.hasMore());
  }

  /** Without a wait where nothing came. Over TLS, what came may be a message of TLS itself. */
  private boolean hasBytes() throws IOException {
    return answers.hasMore() || (hasRawBytes() && isDataAvailable(AT_ONCE));
  }

  private boolean hasRawBytes() throws IOException {
    return ensureOpen().getBaseSocket().getInputStream().available() > 0;
  }

  /** Called before each piece of a body is written. */
  private boolean requireSilence(long sent) throws IOException {
    if (hasBytes()) {
      throw kept && sent == 0 ? new Stale() : new Unasked();
    }
    return false;
  }

  @Override
  public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
    readBefore = getEndpointDetails().getReceivedBytesCount();
    super.sendRequestHeader(request);
  }

  @Override
  public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
    try {
      super.sendRequestEntity(request);
    } catch (IOException e) {
      throw judged(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      super.flush();
    } catch (IOException e) {
      throw judged(e);
    }
  }

  @Override
  public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
    try {
      return super.receiveResponseHeader();
    } catch (IOException e) {
      throw judged(e);
    }
  }

  /** A kept connection that breaks before a byte of the answer was closed by the app while it was idle. */
  private IOException judged(IOException broken) {
    boolean ours = broken instanceof Unasked || broken instanceof Stale || broken instanceof SocketTimeoutException;
    return ours || !kept || getEndpointDetails().getReceivedBytesCount() > readBefore ? broken : new Stale();
  }

  @Override
  protected void onResponseReceived(ClassicHttpResponse response) {
    super.onResponseReceived(response);
    kept |= response.getCode() >= HttpStatus.SC_SUCCESS;
  }

  /** Rests until the next call, for as long as the app says that it keeps the connection. */
  void rest(ClassicHttpResponse answer) {
    idleSince = System.nanoTime();
    restsUntil = endsAt;
    if (answer.containsHeader(HttpHeaders.KEEP_ALIVE)) {
      TimeValue most =
          DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(answer, HttpClientContext.create());
      restsUntil = Math.min(endsAt, idleSince + most.toNanoseconds());
    }
  }

  /** True if a rested connection can take another request, as far as can be seen. */
  boolean isUsable() {
    try {
      return System.nanoTime() < restsUntil && isOpen() && !isStale();
    } catch (IOException e) {
      return false;
    }
  }

  /** Closes it, and tells the app so. */
  void end() {
    setSocketTimeout(ENDED_WITHIN);
    close(CloseMode.GRACEFUL);
  }
}
