package org.numberrefresh.adapter.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * A network whose names and addresses a test decides: each look-up of a name takes its next answer, the last for ever,
 * and each address leads to a server on loopback or nowhere. Every address that a connection is asked for is recorded.
 */
final class PlayedNetwork {

  private final Map<String, Deque<InetAddress[]>> names = new HashMap<>();
  private final Map<InetAddress, RawServer> servers = new HashMap<>();
  private final List<String> called = new CopyOnWriteArrayList<>();
  private final List<String> resolved = new CopyOnWriteArrayList<>();

  /** Sets the address of a name at its next look-up, and from then on unless told more. */
  PlayedNetwork name(String host, String... addresses) {
    names
        .computeIfAbsent(host, unknown -> new ArrayDeque<>())
        .add(Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
    return this;
  }

  PlayedNetwork at(String address, RawServer server) {
    servers.put(InetAddress.ofLiteral(address), server);
    return this;
  }

  Network trusting(SSLContext trust) {
    return trusting(trust, Duration.ofMinutes(1));
  }

  Network trusting(SSLContext trust, Duration connectionLife) {
    return new Network(this::lookUp, PlayedSocket::new, trust, connectionLife);
  }

  /** The addresses and ports that connections were asked for. */
  List<String> called() {
    return List.copyOf(called);
  }

  /** The names that were looked up. */
  List<String> resolved() {
    return List.copyOf(resolved);
  }

  private synchronized InetAddress[] lookUp(String host) throws UnknownHostException {
    resolved.add(host);
    Deque<InetAddress[]> answers = names.get(host);
    if (answers == null) {
      throw new UnknownHostException(host);
    }
    return answers.size() > 1 ? answers.remove() : answers.element();
  }

  private final class PlayedSocket extends Socket {

    PlayedSocket() {
      super(Proxy.NO_PROXY);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      var wanted = (InetSocketAddress) endpoint;
      called.add(wanted.getAddress().getHostAddress() + ":" + wanted.getPort());
      RawServer server = servers.get(wanted.getAddress());
      if (server == null) {
        throw new ConnectException("Nobody is there.");
      }
      super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), timeout);
    }
  }
}
