package org.numberrefresh.cli.session;

import java.net.URI;
import java.util.Set;

/**
 * A client of the API, and where the API is.
 *
 * @param url the root of the API, such as {@code https://api.example}
 * @param tokenUrl the token endpoint
 * @param clientId the id of the OAuth 2 client
 * @param secret the secret of the OAuth 2 client
 */
public record ClientProfile(URI url, URI tokenUrl, String clientId, String secret) {

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  /** True if the secret never travels in the clear: over https, or on this machine alone. */
  boolean isSafe() {
    return isSafe(url) && isSafe(tokenUrl);
  }

  private static boolean isSafe(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) || THIS_MACHINE.contains(String.valueOf(uri.getHost()));
  }

  /** Does not tell the secret. */
  @Override
  public String toString() {
    return clientId + " at " + url;
  }
}
