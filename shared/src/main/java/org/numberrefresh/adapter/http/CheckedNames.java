package org.numberrefresh.adapter.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names and leaves out addresses that may not be called. The client resolves nothing itself: it connects to
 * the addresses given here. So the address that was checked is the one that is called.
 *
 * <p>Decision: docs/decisions.md#addresses-that-are-not-allowed-are-left-out
 *
 * @param rules the rules that an address must meet
 * @param names the resolver of names
 */
record CheckedNames(EndpointRules rules, Network.Names names) implements DnsResolver {

  /** A host resolves, but to no address that may be called. */
  static final class Refused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("The host resolves to no address that may be called.");
    }
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    return Stream.of(resolve(host)).map(address -> new InetSocketAddress(address, port)).toList();
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] allowed =
        Stream.of(names.addresses(host)).filter(address -> rules.allow(host, address)).toArray(InetAddress[]::new);
    if (allowed.length == 0) {
      throw new Refused();
    }
    return allowed;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
