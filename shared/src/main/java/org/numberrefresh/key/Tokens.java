package org.numberrefresh.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.crypto.Mac;
import org.numberrefresh.number.NumberToken;
import org.numberrefresh.number.PhoneNumber;

/** Makes the tokens that numbers are looked up by: HMAC-SHA256 of the E.164 form, cut to 128 bits. */
public final class Tokens {

  private static final int TOKEN_BYTES = 16;

  private final KeyRing keys;

  public Tokens(KeyRing keys) {
    this.keys = keys;
  }

  /** The token of one number. */
  public NumberToken of(PhoneNumber number) {
    return token(hmac(), number);
  }

  /** The tokens of numbers, in their order. */
  public List<NumberToken> of(Collection<PhoneNumber> numbers) {
    Mac hmac = hmac();
    return numbers.stream().map(number -> token(hmac, number)).toList();
  }

  private static NumberToken token(Mac hmac, PhoneNumber number) {
    byte[] hash = hmac.doFinal(number.e164().getBytes(StandardCharsets.US_ASCII));
    return new NumberToken(
        KeyRing.VERSION
            + "."
            + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TOKEN_BYTES)));
  }

  private Mac hmac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keys.key("HmacSHA256", "number-tokens"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }
}
