package org.numberrefresh.simulation.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SignatureTest {

  /** The example that the Standard Webhooks libraries share. */
  private static final Signature PUBLISHED = new Signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void the_published_example_is_accepted() {
    assertTrue(PUBLISHED.accepts("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", SIGNED, BODY));
  }

  @Test
  void any_other_part_makes_it_wrong() {
    assertFalse(PUBLISHED.accepts("msg_other", "1614265330", SIGNED, BODY));
    assertFalse(PUBLISHED.accepts("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265331", SIGNED, BODY));
    assertFalse(PUBLISHED.accepts("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", SIGNED, new byte[0]));
    assertFalse(PUBLISHED.accepts("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "", BODY));
  }

  @Test
  void a_digest_is_base64url_of_the_hmac_of_the_number() {
    // RFC 4231, test case 2: key "Jefe".
    assertEquals(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")),
        new Blinding("SmVmZQ").digest("what do ya want for nothing?"));
  }
}
