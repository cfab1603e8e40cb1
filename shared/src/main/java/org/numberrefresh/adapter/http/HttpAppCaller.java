package org.numberrefresh.adapter.http;

import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.util.Timeout;
import org.numberrefresh.domain.app.Fault;

/**
 * Calls apps over HTTP. Each call holds the endpoint against the rules and checks the address that its name resolves
 * to. The connection goes to that very address. Redirects are not followed. The whole exchange is bounded in time, and
 * the head and the body of the answer in size.
 *
 * <p>Decision: docs/decisions.md#apache-httpclient-calls-the-apps
 *
 * <p>Decision: docs/decisions.md#a-call-is-made-twice-where-its-connection-was-closed
 */
public final class HttpAppCaller implements AppCaller, AutoCloseable {

  private static final byte[] NOTHING = {};

  private final EndpointRules rules;
  private final CloseableHttpClient client;
  private final Closeable own;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Makes a caller.
   *
   * @param rules the rules for endpoints and addresses
   */
  public HttpAppCaller(EndpointRules rules) {
    this(rules, Connections.ofProcess(rules), () -> {});
  }

  HttpAppCaller(EndpointRules rules, Network network) {
    this(rules, Connections.client(rules, network));
  }

  private HttpAppCaller(EndpointRules rules, CloseableHttpClient own) {
    this(rules, own, own);
  }

  private HttpAppCaller(EndpointRules rules, CloseableHttpClient client, Closeable own) {
    this.rules = rules;
    this.client = client;
    this.own = own;
  }

  @Override
  public Reply call(Call call) {
    if (!rules.mayBeCalled(call.endpoint())) {
      return new Reply.Failed(Fault.ADDRESS_REFUSED);
    }
    var body = new SentBody(call.body());
    HttpPost post = post(call, body);
    // Runs on a thread of its own, so that even a resolver that hangs cannot hold up the caller.
    Future<Reply> exchange = threads.submit(() -> exchange(post, call));
    try {
      return exchange.get(call.timeLimit().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return givenUp(post, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return givenUp(post, body);
    } catch (ExecutionException e) {
      return new Reply.Failed(fault(Objects.requireNonNull(e.getCause()), body));
    }
  }

  private static HttpPost post(Call call, SentBody body) {
    var post = new HttpPost(call.endpoint());
    post.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    call.headers().forEach(post::setHeader);
    post.setEntity(body);
    Timeout limit = Timeout.of(call.timeLimit());
    post.setConfig(RequestConfig.custom().setResponseTimeout(limit).setConnectionRequestTimeout(limit).build());
    return post;
  }

  private static Reply givenUp(HttpPost post, SentBody body) {
    Fault fault = body.wasSentWhenGivenUp() ? Fault.TIMED_OUT : Fault.UNREACHABLE;
    post.cancel();
    return new Reply.Failed(fault);
  }

  private static Fault fault(Throwable broken, SentBody body) {
    return switch (broken) {
      case CheckedNames.Refused refused -> Fault.ADDRESS_REFUSED;
      case Oversize oversize -> Fault.OVERSIZE_ANSWER;
      case MessageConstraintException oversize -> Fault.OVERSIZE_ANSWER;
      case AppConnection.Unasked early -> Fault.INVALID_ANSWER;
      case ClientProtocolException noHttp -> Fault.INVALID_ANSWER;
      case Throwable sent when body.wasSentWhenGivenUp() -> Fault.TIMED_OUT;
      case SSLException untrusted -> Fault.TLS_FAILED;
      default -> Fault.UNREACHABLE;
    };
  }

  /** A call that finds its kept connection closed is made on a fresh one, within the same time limit. */
  private Reply exchange(HttpPost post, Call call) throws IOException {
    try {
      return exchange(post, call.answerLimit(), Connections.onKept(call.app()));
    } catch (AppConnection.Stale e) {
      return exchange(post, call.answerLimit(), Connections.onFresh(call.app()));
    }
  }

  private Reply exchange(HttpPost post, int answerLimit, HttpClientContext context) throws IOException {
    return client.execute(
        post,
        context,
        response -> {
          byte[] body = response.getEntity() == null ? NOTHING : body(post, response.getEntity(), answerLimit);
          Header retryAfter = response.getFirstHeader("Retry-After");
          return new Reply.Answered(response.getCode(), body, Optional.ofNullable(retryAfter).map(Header::getValue));
        });
  }

  private static byte[] body(HttpPost post, HttpEntity entity, int limit) throws IOException {
    if (entity.getContentLength() <= limit) {
      byte[] body = entity.getContent().readNBytes(limit + 1);
      if (body.length <= limit) {
        return body;
      }
    }
    // Cuts the connection first, since closing the stream would read it to its end.
    post.cancel();
    throw new Oversize();
  }

  /** The answer is longer than allowed. */
  private static final class Oversize extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Ends the connections that it shares with nobody, and waits for the exchanges that were given up. */
  @Override
  public void close() throws IOException {
    own.close();
    threads.close();
  }
}
