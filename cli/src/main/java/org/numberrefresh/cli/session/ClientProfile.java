package org.numberrefresh.cli.session;

import java.net.URI;

/**
 * A client of the API, and where the API is.
 *
 * @param url the root of the API, such as {@code https://api.example}
 * @param tokenUrl the token endpoint
 * @param clientId the id of the OAuth 2 client
 * @param secret the secret of the OAuth 2 client
 */
public record ClientProfile(URI url, URI tokenUrl, String clientId, String secret) {

  /** Does not tell the secret. */
  @Override
  public String toString() {
    return clientId + " at " + url;
  }
}
