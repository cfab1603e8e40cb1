package org.numberrefresh.adapter.http;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * What calls are made by.
 *
 * <p>Decision: docs/decisions.md#a-name-is-looked-up-for-each-connection
 *
 * @param names what names stand for
 * @param sockets makes sockets that are not connected
 * @param trust which certificates are trusted
 * @param connectionLife how long a connection is used at most
 */
record Network(Names names, Supplier<Socket> sockets, SSLContext trust, Duration connectionLife) {

  /**
   * Where a name moves, calls follow within this time and the JDK's cache of names (30 seconds). Until then they go to
   * an address that was allowed.
   */
  private static final Duration CONNECTION_LIFE = Duration.ofSeconds(20);

  /** What names stand for. */
  @FunctionalInterface
  interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** The system's: its resolver, its trust store. A plain {@code new Socket()} would obey the system's SOCKS proxy. */
  static Network ofSystem() {
    try {
      return new Network(
          InetAddress::getAllByName, () -> new Socket(Proxy.NO_PROXY), SSLContext.getDefault(), CONNECTION_LIFE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JDK has no TLS, or its trust store cannot be read.", e);
    }
  }
}
