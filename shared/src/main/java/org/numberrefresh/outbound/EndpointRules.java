package org.numberrefresh.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.numberrefresh.platform.Platform.Reach;

/** Where calls may go: https on public addresses, or anywhere on loopback where the local stack allows it. */
public final class EndpointRules {

  private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);
  private static final Pattern IP_LITERAL = Pattern.compile("[0-9.]+|\\[.*");
  private static final int MAX_LENGTH = 512;

  private final Reach reach;

  public EndpointRules(Reach reach) {
    this.reach = reach;
  }

  /** What is wrong with an endpoint, naming the remedy; nothing where it may be used. */
  public Optional<String> fault(URI endpoint) {
    if (endpoint.getHost() == null || endpoint.toString().length() > MAX_LENGTH) {
      return Optional.of("endpoint must be an absolute URL of at most " + MAX_LENGTH + " characters.");
    }
    if (endpoint.getUserInfo() != null || endpoint.getFragment() != null) {
      return Optional.of("endpoint must have no credentials and no fragment.");
    }
    if (reach == Reach.LOOPBACK_TOO && isLoopback(endpoint.getHost())) {
      return Optional.empty();
    }
    if (!"https".equals(endpoint.getScheme())) {
      return Optional.of("endpoint must start with https://.");
    }
    if (IP_LITERAL.matcher(endpoint.getHost()).matches()) {
      return Optional.of("endpoint must name a host, not an address.");
    }
    return PORTS.contains(endpoint.getPort()) ? Optional.empty() : Optional.of("endpoint must use port 443 or 8443.");
  }

  /** Whether a resolved address may be connected to. */
  boolean allows(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return reach == Reach.LOOPBACK_TOO;
    }
    return !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && !isReserved(address.getAddress());
  }

  private static boolean isLoopback(String host) {
    return host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
  }

  /** Carrier-grade NAT (100.64/10), this network (0/8), class E, unique local (fc00::/7) and NAT64 (64:ff9b::/32). */
  private static boolean isReserved(byte[] a) {
    int first = a[0] & 0xff;
    int second = a[1] & 0xff;
    return a.length == 4
        ? first == 0 || first >= 240 || (first == 100 && (second & 0xc0) == 64)
        : (first & 0xfe) == 0xfc || (first == 0 && second == 0x64);
  }
}
