package org.numberrefresh.domain.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberToken.Twin;
import org.numberrefresh.domain.phone.PhoneNumber;

/** Makes tokens under the keys of one moment. Use it in one thread only. */
final class TokenChain {

  private static final int TOKEN_BYTES = 16;

  private final KeyVersions keys;
  private final Map<Integer, Mac> links = new HashMap<>();

  TokenChain(KeyVersions keys) {
    this.keys = keys;
  }

  /** Makes the token of a number, from version 1 on. */
  NumberToken token(PhoneNumber number) {
    KeyDocument document = keys.document();
    byte[] newest = number.e164().getBytes(StandardCharsets.US_ASCII);
    byte[] before = newest;
    for (int version = 1; version <= document.newest(); version++) {
      before = newest;
      newest = link(version, newest);
    }
    String last = text(document.newest(), newest);
    String older = text(document.newest() - 1, before);
    return switch (document.phase()) {
      case STABLE -> new NumberToken(last);
      case ANNOUNCED -> new NumberToken(older, new Twin.Coming(last));
      case MOVING -> new NumberToken(last, new Twin.Former(older));
    };
  }

  /** Makes the token of the next version from a stored one. */
  String next(String token) {
    int dot = token.indexOf('.');
    int version = 1 + Integer.parseInt(token, 0, dot, 10);
    return text(version, link(version, Base64.getUrlDecoder().decode(token.substring(dot + 1))));
  }

  private byte[] link(int version, byte[] from) {
    return Arrays.copyOf(links.computeIfAbsent(version, this::hmac).doFinal(from), TOKEN_BYTES);
  }

  private Mac hmac(int version) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(keys.key(version, "HmacSHA256", "number-tokens"));
      return hmac;
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }

  private static String text(int version, byte[] token) {
    return Tokens.prefix(version) + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }
}
