package org.numberrefresh.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.numberrefresh.batch.Fault;
import org.numberrefresh.delivery.AppCaller;

/**
 * Calls apps over HTTP. The address that a name resolves to is checked, and the connection goes to that very address;
 * redirects are not followed; the whole exchange is bounded in time and the answer in size.
 */
public final class HttpAppCaller implements AppCaller {

  private static final int MAX_CONNECTIONS = 512;
  private static final int MAX_CONNECTIONS_TO_ONE = 64;
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
  private static final Duration IDLE_KEPT = Duration.ofSeconds(20);
  private static final Duration CHECKED_AFTER_IDLE = Duration.ofMillis(500);

  private final CloseableHttpClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Makes a caller.
   *
   * @param rules where calls may go
   */
  public HttpAppCaller(EndpointRules rules) {
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new CheckedResolver(rules))
                    .setMaxConnTotal(MAX_CONNECTIONS)
                    .setMaxConnPerRoute(MAX_CONNECTIONS_TO_ONE)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.of(CONNECT_WITHIN))
                            .setTimeToLive(Timeout.of(IDLE_KEPT))
                            .setValidateAfterInactivity(TimeValue.of(CHECKED_AFTER_IDLE))
                            .build())
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("number-refresh")
            .build();
  }

  /** Resolves names and refuses addresses that may not be called. */
  private record CheckedResolver(EndpointRules rules) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
      InetAddress[] allowed = Arrays.stream(all).filter(rules::allows).toArray(InetAddress[]::new);
      if (allowed.length == 0) {
        throw new UnknownHostException("The host resolves to no address that may be called.");
      }
      return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  @Override
  public Reply call(Call call) {
    var body = new SentBody(call.body());
    HttpPost post = post(call, body);
    Future<Reply> exchange = threads.submit(() -> exchange(post, call.answerLimit()));
    try {
      return exchange.get(call.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      post.cancel();
      return new Reply.Failed(body.fault());
    } catch (InterruptedException e) {
      post.cancel();
      Thread.currentThread().interrupt();
      return new Reply.Failed(body.fault());
    } catch (ExecutionException e) {
      return new Reply.Failed(body.fault());
    }
  }

  private static HttpPost post(Call call, SentBody body) {
    var post = new HttpPost(call.endpoint());
    call.headers().forEach(post::setHeader);
    post.setEntity(body);
    Timeout limit = Timeout.of(call.timeLimit());
    post.setConfig(RequestConfig.custom().setResponseTimeout(limit).setConnectionRequestTimeout(limit).build());
    return post;
  }

  private Reply exchange(HttpPost post, int answerLimit) throws IOException {
    return client.execute(post, response -> read(response, answerLimit));
  }

  private static Reply read(ClassicHttpResponse response, int answerLimit) throws IOException {
    byte[] body = new byte[0];
    if (response.getEntity() != null) {
      try (InputStream in = response.getEntity().getContent()) {
        body = in.readNBytes(answerLimit + 1);
        if (body.length > answerLimit) {
          return new Reply.Failed(Fault.OVERSIZE_ANSWER);
        }
      }
    }
    Optional<String> retryAfter = Optional.ofNullable(response.getFirstHeader("Retry-After")).map(Header::getValue);
    return new Reply.Answered(response.getCode(), body, retryAfter);
  }

  /**
   * A body that knows whether any of it was sent: what broke before that did not reach the app, what broke later may
   * have.
   */
  private static final class SentBody extends HttpEntityWrapper {

    private volatile boolean sent;

    SentBody(byte[] body) {
      super(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      sent = true;
      super.writeTo(out);
    }

    Fault fault() {
      return sent ? Fault.TIMED_OUT : Fault.UNREACHABLE;
    }
  }
}
