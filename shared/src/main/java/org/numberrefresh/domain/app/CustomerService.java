package org.numberrefresh.domain.app;

import java.net.URI;
import java.util.Optional;

/**
 * Where a subscriber turns with a number that an app did not unbind.
 *
 * @param contact such as a hotline or an address, for people
 * @param selfServiceUrl the page on which he can do it himself, https
 */
public record CustomerService(Optional<String> contact, Optional<URI> selfServiceUrl) {

  /** An app that told of none. */
  public static final CustomerService NONE = new CustomerService(Optional.empty(), Optional.empty());

  /** True if a page may be shown to people: https, with a host and without credentials. */
  public static boolean mayBeShown(URI page) {
    return "https".equals(page.getScheme()) && page.getHost() != null && page.getRawUserInfo() == null;
  }
}
