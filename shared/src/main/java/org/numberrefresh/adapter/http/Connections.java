package org.numberrefresh.adapter.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes connections to apps: to checked addresses only, by TLS 1.2 or newer, with small heads and buffers, and by no
 * proxy even where the system names one.
 */
final class Connections {

  private static final int HEADER_LINES = 64;
  private static final int LINE_LENGTH = 8 * 1024;
  private static final int BUFFER = 2 * 1024;
  private static final Timeout CONNECT_WITHIN = Timeout.ofSeconds(3);
  private static final Timeout SHAKE_HANDS_WITHIN = Timeout.ofSeconds(5);

  private static final Http1Config HTTP =
      Http1Config.custom().setBufferSize(BUFFER).setMaxHeaderCount(HEADER_LINES).setMaxLineLength(LINE_LENGTH).build();

  private static final TlsConfig TLS_ONLY =
      TlsConfig.custom().setSupportedProtocols(TLS.V_1_3, TLS.V_1_2).setHandshakeTimeout(SHAKE_HANDS_WITHIN).build();

  private final Network network;
  private final HttpClientConnectionOperator operator;

  Connections(EndpointRules rules, Network network) {
    this.network = network;
    // The JDK verifies host names; the client's own way would read the public suffix list first.
    var tls = new DefaultClientTlsStrategy(network.trust(), HostnameVerificationPolicy.BUILTIN, null);
    this.operator =
        new DefaultHttpClientConnectionOperator(
            this::socket,
            DefaultSchemePortResolver.INSTANCE,
            new CheckedNames(rules, network.names()),
            RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
  }

  private Socket socket(Proxy ignored) {
    return network.sockets().get();
  }

  /** A connection that is not connected yet. */
  AppConnection make() {
    return AppConnection.create(HTTP, network.connectionLife());
  }

  /** Connects to an address that the host resolves to and that may be called. */
  void connect(AppConnection connection, HttpHost host, HttpContext context) throws IOException {
    operator.connect(connection, host, null, null, CONNECT_WITHIN, SocketConfig.DEFAULT, TLS_ONLY, context);
  }
}
