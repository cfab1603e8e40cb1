package org.numberrefresh.domain.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.numberrefresh.domain.phone.PhoneNumber;

/**
 * The digests that a blinded app is sent instead of numbers: HMAC-SHA256 of the E.164 form under a key of that app
 * alone, in base64url without padding. The app holds the key, so that it finds its own accounts.
 */
public final class Digests {

  private final KeyRing keys;

  public Digests(KeyRing keys) {
    this.keys = keys;
  }

  /** The name of a version of an app's key. */
  public static String keyId(String app, int version) {
    return app + "." + version;
  }

  /** A version of an app's key, in base64url: shown to its operator once. */
  public String key(String app, int version) {
    return base64(secret(app, version).getEncoded());
  }

  private SecretKey secret(String app, int version) {
    return keys.key("HmacSHA256", "digests/" + app + (version == 1 ? "" : "/" + version));
  }

  /** Makes the digests of one app. Use it in one thread only. */
  public static final class OfApp {

    private final Mac hmac;

    OfApp(SecretKey key) {
      try {
        hmac = Mac.getInstance("HmacSHA256");
        hmac.init(key);
      } catch (GeneralSecurityException e) {
        throw KeyRing.unavailable(e);
      }
    }

    /** The digest of a number. */
    public String of(PhoneNumber number) {
      return base64(hmac.doFinal(number.e164().getBytes(StandardCharsets.US_ASCII)));
    }
  }

  /** The digests of one app, under a version of its key. */
  public OfApp of(String app, int version) {
    return new OfApp(secret(app, version));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
