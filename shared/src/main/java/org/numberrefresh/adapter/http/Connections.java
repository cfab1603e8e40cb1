package org.numberrefresh.adapter.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.domain.limit.CallRoom;

/**
 * The connections to apps: to checked addresses only, by TLS 1.2 or newer, with small heads. There are no redirects, no
 * cookies and no decompression, and no proxy even where the system names one. A connection serves one app only: its
 * state in the pool is the app's id.
 */
final class Connections {

  /** The connections of this process: all callers in it share them, also the many of a local stack. */
  private static final Map<Reach, CloseableHttpClient> OF_PROCESS = new ConcurrentHashMap<>();

  private static final int HEADER_LINES = 64;
  private static final int LINE_LENGTH = 8 * 1024;
  private static final int BUFFER = 2 * 1024;
  private static final Timeout CONNECT_WITHIN = Timeout.ofSeconds(3);
  private static final Timeout SHAKE_HANDS_WITHIN = Timeout.ofSeconds(5);
  private static final String APP = "number-refresh.app";

  private static final Http1Config HTTP =
      Http1Config.custom().setBufferSize(BUFFER).setMaxHeaderCount(HEADER_LINES).setMaxLineLength(LINE_LENGTH).build();

  private static final AtomicLong NEXT = new AtomicLong();

  private Connections() {}

  /** The client of this process, by the system's network. Nobody closes it. */
  static CloseableHttpClient ofProcess(EndpointRules rules) {
    return OF_PROCESS.computeIfAbsent(rules.reach(), reach -> client(rules, Network.ofSystem()));
  }

  static CloseableHttpClient client(EndpointRules rules, Network network) {
    return HttpClients.custom()
        .setConnectionManager(manager(rules, network))
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setUserTokenHandler((route, context) -> context.getAttribute(APP))
        .setConnectionReuseStrategy(Connections::isKept)
        .setUserAgent("number-refresh")
        .build();
  }

  /** A call on a connection that an app kept, or on a fresh one where it kept none. */
  static HttpClientContext onKept(String app) {
    HttpClientContext context = onFresh(app);
    context.setUserToken(app);
    return context;
  }

  /** A call on a fresh connection. An answer makes the connection the app's. */
  static HttpClientContext onFresh(String app) {
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(APP, app);
    return context;
  }

  /** RFC 9112, 6.3: an answer with two lengths may hide another one behind it. */
  private static boolean isKept(HttpRequest request, HttpResponse answer, HttpContext context) {
    boolean twoLengths =
        answer.containsHeader(HttpHeaders.TRANSFER_ENCODING) && answer.containsHeader(HttpHeaders.CONTENT_LENGTH);
    return !twoLengths && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, answer, context);
  }

  private static ManagedHttpClientConnection connection(Socket socket) throws IOException {
    AppConnection connection = AppConnection.create("app-" + NEXT.incrementAndGet(), HTTP);
    if (socket != null) {
      connection.bind(socket);
    }
    return connection;
  }

  private static PoolingHttpClientConnectionManager manager(EndpointRules rules, Network network) {
    return new OverNetwork(rules, network)
        .setMaxConnTotal(CallRoom.MOST)
        .setMaxConnPerRoute(CallRoom.MOST)
        .setConnectionFactory(Connections::connection)
        .setDefaultTlsConfig(
            TlsConfig.custom()
                .setSupportedProtocols(TLS.V_1_3, TLS.V_1_2)
                .setHandshakeTimeout(SHAKE_HANDS_WITHIN)
                .build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(CONNECT_WITHIN)
                .setTimeToLive(TimeValue.of(network.connectionLife()))
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build())
        .build();
  }

  /** The JDK verifies host names; the client's own way would read the public suffix list first. */
  private static final class OverNetwork extends PoolingHttpClientConnectionManagerBuilder {

    private final Network network;

    OverNetwork(EndpointRules rules, Network network) {
      this.network = network;
      setDnsResolver(new CheckedNames(rules, network.names()));
      setTlsSocketStrategy(new DefaultClientTlsStrategy(network.trust(), HostnameVerificationPolicy.BUILTIN, null));
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
      return new DefaultHttpClientConnectionOperator(
          this::socket,
          ports,
          names,
          RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
    }

    private Socket socket(Proxy ignored) {
      return network.sockets().get();
    }
  }
}
