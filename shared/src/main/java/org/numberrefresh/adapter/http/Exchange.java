package org.numberrefresh.adapter.http;

import java.io.IOException;
import java.util.Optional;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.numberrefresh.adapter.http.AppCaller.Call;
import org.numberrefresh.adapter.http.AppCaller.Reply;

/**
 * One exchange with an app: a request, and its answer read whole. It follows no redirect, keeps no cookie and unpacks
 * nothing. A call that finds its kept connection closed is made on a fresh one.
 *
 * <p>Decision: docs/decisions.md#a-call-is-made-twice-where-its-connection-was-closed
 */
final class Exchange {

  private static final byte[] NOTHING = {};
  private static final HttpRequestExecutor HTTP = new HttpRequestExecutor();
  private static final Header AS_IT_IS = new BasicHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
  private static final Header KEPT = new BasicHeader(HttpHeaders.CONNECTION, HeaderElements.KEEP_ALIVE);
  private static final Header US = new BasicHeader(HttpHeaders.USER_AGENT, "number-refresh");

  private final Call call;
  private final SentBody body;
  private final KeptConnections connections;
  private final KeptConnections.Owner owner;
  private final HttpClientContext context = HttpClientContext.create();
  private Optional<AppConnection> inUse = Optional.empty();
  private boolean givenUp;

  Exchange(Call call, SentBody body, KeptConnections connections) {
    this.call = call;
    this.body = body;
    this.connections = connections;
    this.owner = new KeptConnections.Owner(call.app(), call.endpoint());
  }

  /** Makes the exchange. */
  Reply make() throws IOException, HttpException {
    connections.enter(call.timeLimit().toNanos());
    try {
      ClassicHttpRequest request = request();
      Optional<AppConnection> kept = connections.kept(owner);
      if (kept.isPresent()) {
        try {
          return on(kept.get(), request);
        } catch (AppConnection.Stale e) {
          return on(connections.make(), request);
        }
      }
      return on(connections.make(), request);
    } finally {
      connections.leave();
    }
  }

  /** Ends the exchange, wherever it is. A connection that has no socket yet is closed as soon as it has one. */
  synchronized void giveUp() {
    givenUp = true;
    inUse.filter(AppConnection::isOpen).ifPresent(connection -> connection.close(CloseMode.IMMEDIATE));
  }

  private synchronized void use(AppConnection connection) throws IOException {
    if (givenUp) {
      throw new IOException("The exchange was given up.");
    }
    inUse = Optional.of(connection);
  }

  /** Returns false if the connection was closed meanwhile. */
  private synchronized boolean letGo() {
    inUse = Optional.empty();
    return !givenUp;
  }

  private ClassicHttpRequest request() {
    var request = new BasicClassicHttpRequest(Method.POST, call.endpoint());
    request.setHeaders(
        new BasicHeader(HttpHeaders.HOST, request.getAuthority()),
        AS_IT_IS,
        KEPT,
        US,
        new BasicHeader(HttpHeaders.CONTENT_LENGTH, body.getContentLength()),
        new BasicHeader(HttpHeaders.CONTENT_TYPE, body.getContentType()));
    call.headers().forEach(request::setHeader);
    request.setEntity(body);
    return request;
  }

  private Reply on(AppConnection connection, ClassicHttpRequest request) throws IOException, HttpException {
    boolean kept = false;
    boolean answered = false;
    try {
      use(connection);
      if (!connection.isOpen()) {
        connections.connect(connection, RoutingSupport.determineHost(request), context);
        use(connection);
      }
      connection.setSocketTimeout(Timeout.of(call.timeLimit()));
      ClassicHttpResponse answer = HTTP.execute(request, connection, context);
      Reply reply = new Reply.Answered(answer.getCode(), body(answer.getEntity()), retryAfter(answer));
      answered = letGo();
      kept = answered && isKept(request, answer);
      if (kept) {
        connection.rest(answer);
      }
      return reply;
    } finally {
      letGo();
      if (kept) {
        connections.keep(owner, connection);
      } else {
        if (!answered) {
          connection.close(CloseMode.IMMEDIATE);
        }
        connections.close(connection);
      }
    }
  }

  private static Optional<String> retryAfter(ClassicHttpResponse answer) {
    return Optional.ofNullable(answer.getFirstHeader(HttpHeaders.RETRY_AFTER)).map(Header::getValue);
  }

  private byte[] body(HttpEntity entity) throws IOException {
    if (entity == null) {
      return NOTHING;
    }
    long length = entity.getContentLength();
    if (length <= call.answerLimit()) {
      byte[] read = entity.getContent().readNBytes(length < 0 ? call.answerLimit() + 1 : (int) length);
      if (read.length <= call.answerLimit()) {
        return read;
      }
    }
    throw new Oversize();
  }

  /** RFC 9112, 6.3: an answer with two lengths may hide another one behind it. */
  private boolean isKept(ClassicHttpRequest request, ClassicHttpResponse answer) {
    boolean twoLengths =
        answer.containsHeader(HttpHeaders.TRANSFER_ENCODING) && answer.containsHeader(HttpHeaders.CONTENT_LENGTH);
    return !twoLengths && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, answer, context);
  }

  /** The answer is longer than allowed. */
  static final class Oversize extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
