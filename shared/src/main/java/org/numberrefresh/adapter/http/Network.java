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
 * The parts of the system that calls are made with.
 *
 * <p>Decision: docs/decisions.md#a-name-is-looked-up-for-each-connection
 *
 * @param names the resolver of names
 * @param sockets makes sockets that are not connected yet
 * @param trust the certificates that are trusted
 * @param connectionLife longest time for which a connection is used
 */
record Network(Names names, Supplier<Socket> sockets, SSLContext trust, Duration connectionLife) {

  /**
   * Longest use of a connection. When a name moves, calls follow it within this time and the JDK's cache of names (30
   * seconds). Until then they go to an address that was allowed.
   */
  private static final Duration CONNECTION_LIFE = Duration.ofSeconds(20);

  /** The resolver of names. */
  @FunctionalInterface
  interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** The system's resolver and trust store. A plain {@code new Socket()} would obey the system's SOCKS proxy. */
  static Network ofSystem() {
    try {
      return new Network(
          InetAddress::getAllByName, () -> new Socket(Proxy.NO_PROXY), SSLContext.getDefault(), CONNECTION_LIFE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JDK has no TLS, or its trust store cannot be read.", e);
    }
  }
}
