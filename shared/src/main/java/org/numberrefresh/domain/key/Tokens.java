package org.numberrefresh.domain.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberToken.Twin;
import org.numberrefresh.domain.phone.PhoneNumber;

/**
 * Makes the tokens that numbers are looked up by. The first version's is HMAC-SHA256 of the E.164 form, cut to 128
 * bits, and each further one is that of the token of the version before: a stored token so leads to its next, though
 * nobody knows the number.
 */
public final class Tokens {

  private static final int TOKEN_BYTES = 16;

  private final Supplier<KeyVersions> keys;

  public Tokens(KeyRing keys) {
    this(keys::present);
  }

  private Tokens(Supplier<KeyVersions> keys) {
    this.keys = keys;
  }

  /** Tokens by the keys as they are now: the same number has the same token whenever it is asked for. */
  public Tokens asOfNow() {
    KeyVersions now = keys.get();
    return new Tokens(() -> now);
  }

  /** The token of one number. */
  public NumberToken of(PhoneNumber number) {
    return token(keys.get(), number);
  }

  /** The tokens of numbers, in their order. */
  public List<NumberToken> of(Collection<PhoneNumber> numbers) {
    KeyVersions present = keys.get();
    return numbers.stream().map(number -> token(present, number)).toList();
  }

  /** What begins the token of a version. */
  public static String prefix(int version) {
    return version + ".";
  }

  /**
   * The token of the next version for what stands under one.
   *
   * @param token as it is stored
   */
  public String next(String token) {
    int dot = token.indexOf('.');
    int version = 1 + Integer.parseInt(token, 0, dot, 10);
    return text(version, link(keys.get(), version, Base64.getUrlDecoder().decode(token.substring(dot + 1))));
  }

  private static NumberToken token(KeyVersions keys, PhoneNumber number) {
    KeyDocument document = keys.document();
    byte[] newest = number.e164().getBytes(StandardCharsets.US_ASCII);
    byte[] before = newest;
    for (int version = 1; version <= document.newest(); version++) {
      before = newest;
      newest = link(keys, version, newest);
    }
    String last = text(document.newest(), newest);
    String older = text(document.newest() - 1, before);
    return switch (document.phase()) {
      case STABLE -> new NumberToken(last);
      case ANNOUNCED -> new NumberToken(older, new Twin.Coming(last));
      case MOVING -> new NumberToken(last, new Twin.Former(older));
    };
  }

  private static byte[] link(KeyVersions keys, int version, byte[] from) {
    try {
      return keys.tokenFunction(version).compute(from, TOKEN_BYTES);
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }

  private static String text(int version, byte[] token) {
    return prefix(version) + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }
}
