package org.numberrefresh.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import org.numberrefresh.number.PhoneNumber;

/**
 * What a blinded app is told instead of a number: HMAC-SHA256 of its E.164 form under a key of that app alone, in
 * base64url without padding. The app holds the key, so that it can find its own accounts.
 */
public final class Digests {

  private final KeyRing keys;

  public Digests(KeyRing keys) {
    this.keys = keys;
  }

  /** The name of an app's present key. */
  public String keyId(String app) {
    return app + "." + KeyRing.VERSION;
  }

  /** An app's present key, in base64url: shown to its operator once. */
  public String key(String app) {
    return base64(keys.key("HmacSHA256", "digests/" + app).getEncoded());
  }

  /** Makes the digests of one app. Not to be shared between threads. */
  public final class OfApp {

    private final Mac hmac;

    private OfApp(String app) {
      try {
        hmac = Mac.getInstance("HmacSHA256");
        hmac.init(keys.key("HmacSHA256", "digests/" + app));
      } catch (GeneralSecurityException e) {
        throw KeyRing.unavailable(e);
      }
    }

    /** The digest of a number. */
    public String of(PhoneNumber number) {
      return base64(hmac.doFinal(number.e164().getBytes(StandardCharsets.US_ASCII)));
    }
  }

  /** The digests of one app. */
  public OfApp of(String app) {
    return new OfApp(app);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
