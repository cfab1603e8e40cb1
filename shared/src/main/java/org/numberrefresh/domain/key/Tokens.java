package org.numberrefresh.domain.key;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.PhoneNumber;

/**
 * Makes the tokens that numbers are looked up by. Version 1 is HMAC-SHA256 of the E.164 form, cut to 128 bits. Each
 * further version is the HMAC of the token before it. So a stored token leads to the next one, without the number.
 *
 * <p>Decision: docs/decisions.md#a-token-is-a-chain-over-all-versions
 */
public final class Tokens {

  private final Supplier<KeyVersions> keys;

  public Tokens(KeyRing keys) {
    this(keys::present);
  }

  private Tokens(Supplier<KeyVersions> keys) {
    this.keys = keys;
  }

  /** Tokens by the present keys. The same object gives a number the same token always; use one for each call. */
  public Tokens asOfNow() {
    KeyVersions now = keys.get();
    return new Tokens(() -> now);
  }

  /** The token of one number. */
  public NumberToken of(PhoneNumber number) {
    return new TokenChain(keys.get()).token(number);
  }

  /** The tokens of numbers, in their order. */
  public List<NumberToken> of(Collection<PhoneNumber> numbers) {
    var chain = new TokenChain(keys.get());
    return numbers.stream().map(chain::token).toList();
  }

  /** The beginning of each token of a version. */
  public static String prefix(int version) {
    return version + ".";
  }

  /**
   * The token of the next version for a stored one.
   *
   * @param token the stored token
   */
  public String next(String token) {
    return new TokenChain(keys.get()).next(token);
  }
}
