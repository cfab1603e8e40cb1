package org.numberrefresh.adapter.http;

import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections to apps: to checked addresses only, by TLS 1.2 or newer, with small heads. There are no redirects, no
 * cookies and no decompression, and no proxy even where the system names one.
 */
final class Connections {

  private static final int MOST = 512;
  private static final int MOST_TO_ONE = 256;
  private static final int HEADER_LINES = 64;
  private static final int LINE_LENGTH = 8 * 1024;
  private static final Timeout CONNECT_WITHIN = Timeout.ofSeconds(3);
  private static final Timeout SHAKE_HANDS_WITHIN = Timeout.ofSeconds(5);
  private static final Duration CHECKED_AFTER_IDLE = Duration.ofMillis(500);

  private Connections() {}

  static CloseableHttpClient client(EndpointRules rules, Network network) {
    return HttpClients.custom()
        .setConnectionManager(manager(rules, network))
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableConnectionState()
        .setUserAgent("number-refresh")
        .build();
  }

  private static PoolingHttpClientConnectionManager manager(EndpointRules rules, Network network) {
    return new OverNetwork(rules, network)
        .setMaxConnTotal(MOST)
        .setMaxConnPerRoute(MOST_TO_ONE)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom().setMaxHeaderCount(HEADER_LINES).setMaxLineLength(LINE_LENGTH).build())
                .build())
        .setDefaultTlsConfig(
            TlsConfig.custom()
                .setSupportedProtocols(TLS.V_1_3, TLS.V_1_2)
                .setHandshakeTimeout(SHAKE_HANDS_WITHIN)
                .build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(CONNECT_WITHIN)
                .setTimeToLive(TimeValue.of(network.connectionLife()))
                .setValidateAfterInactivity(TimeValue.of(CHECKED_AFTER_IDLE))
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
