package org.numberrefresh.adapter.jwt;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of the claims that count, as RFC 7519 and RFC 9068 give them. A claim that is present is a value of its
 * type: null is none.
 */
final class TypedClaims {

  private static final Set<String> REQUIRED = Set.of("iss", "exp", "iat");

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "iss", String.class,
          "exp", Number.class,
          "iat", Number.class,
          "nbf", Number.class,
          "sub", String.class,
          "client_id", String.class,
          "scope", String.class,
          "token_use", String.class);

  private TypedClaims() {}

  /** True if the required claims are there, and each claim that counts has its type. */
  static boolean holds(@Nullable Map<String, Object> claims) {
    return claims != null
        && claims.keySet().containsAll(REQUIRED)
        && TYPES.entrySet().stream()
            .allMatch(
                type -> !claims.containsKey(type.getKey()) || type.getValue().isInstance(claims.get(type.getKey())));
  }
}
