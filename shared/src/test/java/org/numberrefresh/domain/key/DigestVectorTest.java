package org.numberrefresh.domain.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.fake.ForApps;

/** The digest that the page for apps gives is the one that is made. */
class DigestVectorTest {

  @Test
  void the_pages_digest_is_made_of_the_pages_key_and_number() {
    byte[] key = Base64.getUrlDecoder().decode(ForApps.vector("digest key"));
    assertEquals(32, key.length);
    var digests = new Digests.OfApp(new SecretKeySpec(key, "HmacSHA256"));
    PhoneNumber number = PhoneNumber.parse(ForApps.vector("number")).orElseThrow();
    assertEquals(ForApps.vector("phoneDigest"), digests.of(number));
    assertEquals(ForApps.vector("keyId"), Digests.keyId("chat", 1));
  }
}
