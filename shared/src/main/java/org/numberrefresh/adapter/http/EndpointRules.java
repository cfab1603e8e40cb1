package org.numberrefresh.adapter.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;

/**
 * The rules for endpoints that may be called: https to a public name, and this machine where the local stack allows it.
 *
 * <p>A name consists of labels of letters, digits and hyphens, and its last label begins with a letter. So nothing that
 * a resolver may take for an address is a name: 127.1, 0x7f000001, 017700000001, [::1] and full-width digits are not.
 *
 * <p>Decision: docs/decisions.md#loopback-is-called-by-its-own-names-only
 */
public final class EndpointRules {

  private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final int MAX_LENGTH = 512;
  private static final int MAX_NAME = 253;
  private static final int MAX_PORT = 65_535;

  private static final Pattern NAME =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])");

  /** Names that mean something in one network alone: RFC 6761, 6762, 8375, 9476 and ICANN's reservations. */
  private static final Pattern INNER_NAME =
      Pattern.compile(
          ".*\\.(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|arpa|onion|alt|invalid)");

  private final Reach reach;

  public EndpointRules(Reach reach) {
    this.reach = reach;
  }

  /** The addresses that an endpoint may have. */
  Reach reach() {
    return reach;
  }

  /**
   * The fault of an endpoint that is to be registered; empty if it may be.
   *
   * @param property the property that names it in the request
   */
  public Optional<Detail> fault(String property, URI endpoint) {
    return wholeFault(endpoint)
        .or(() -> formFault(endpoint))
        .or(() -> reachFault(endpoint))
        .map(cause -> Detail.of(cause, property, MAX_LENGTH));
  }

  /**
   * True if an endpoint may be called. Its form is judged when it is registered only: one that was registered before a
   * rule of form existed is called as before.
   */
  boolean mayBeCalled(URI endpoint) {
    return wholeFault(endpoint).or(() -> reachFault(endpoint)).isEmpty();
  }

  private static Optional<Cause> wholeFault(URI endpoint) {
    if (endpoint.getRawAuthority() == null || endpoint.toString().length() > MAX_LENGTH) {
      return Optional.of(Cause.ENDPOINT_LENGTH);
    }
    return endpoint.getRawAuthority().contains("@") || endpoint.getRawFragment() != null
        ? Optional.of(Cause.ENDPOINT_CREDENTIALS)
        : Optional.empty();
  }

  private static Optional<Cause> formFault(URI endpoint) {
    if (endpoint.getRawPath().isEmpty() && endpoint.getRawQuery() != null) {
      return Optional.of(Cause.ENDPOINT_QUERY);
    }
    if (!hostOf(endpoint).isEmpty() && !namesItsPortPlainly(endpoint)) {
      return Optional.of(Cause.ENDPOINT_PORT_FORM);
    }
    return namesANumber(endpoint) ? Optional.of(Cause.ENDPOINT_A_NUMBER) : Optional.empty();
  }

  /** True if a phone number stands in its host, path or query, percent-encoded too. Its port is no part of one. */
  private static boolean namesANumber(URI endpoint) {
    return Stream.of(hostOf(endpoint), endpoint.getPath(), endpoint.getQuery())
        .anyMatch(part -> part != null && PhoneNumber.isIn(part));
  }

  private Optional<Cause> reachFault(URI endpoint) {
    String host = hostOf(endpoint);
    if (isThisMachine(host)) {
      return isHttp(endpoint) ? Optional.empty() : Optional.of(Cause.ENDPOINT_HTTP);
    }
    if (!"https".equals(endpoint.getScheme())) {
      return Optional.of(Cause.ENDPOINT_HTTPS);
    }
    if (!isPublicName(host)) {
      return Optional.of(Cause.ENDPOINT_HOST);
    }
    return PORTS.contains(endpoint.getPort()) ? Optional.empty() : Optional.of(Cause.ENDPOINT_PORT);
  }

  private static String hostOf(URI endpoint) {
    return Optional.ofNullable(endpoint.getHost()).orElse("").toLowerCase(Locale.ROOT);
  }

  /**
   * True if a connection may be made.
   *
   * @param host the host of the endpoint
   * @param address one of the addresses that it resolved to
   */
  boolean allow(String host, InetAddress address) {
    return address.isLoopbackAddress() ? isThisMachine(host) : PublicAddresses.contain(address);
  }

  /**
   * The one form of an endpoint that is stored and called: its scheme and host are in lower case. The rules refuse all
   * else that has several forms.
   */
  public static URI canonical(URI endpoint) {
    String text = endpoint.toString();
    if (endpoint.getScheme() == null || endpoint.getHost() == null) {
      return endpoint;
    }
    int end = text.indexOf(endpoint.getRawAuthority()) + endpoint.getRawAuthority().length();
    return URI.create(text.substring(0, end).toLowerCase(Locale.ROOT) + text.substring(end));
  }

  private static boolean namesItsPortPlainly(URI endpoint) {
    int port = endpoint.getPort();
    String named = port == -1 ? "" : ":" + port;
    return (port == -1 || (port > 0 && port <= MAX_PORT))
        && endpoint.getRawAuthority().equals(endpoint.getHost() + named);
  }

  private boolean isThisMachine(String host) {
    return reach == Reach.LOOPBACK_TOO && THIS_MACHINE.contains(host);
  }

  private static boolean isHttp(URI endpoint) {
    return "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
  }

  private static boolean isPublicName(String host) {
    return host.length() <= MAX_NAME && NAME.matcher(host).matches() && !INNER_NAME.matcher(host).matches();
  }
}
