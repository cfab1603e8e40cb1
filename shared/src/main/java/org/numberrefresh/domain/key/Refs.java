package org.numberrefresh.domain.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * The references by which apps answer. A ref is the batch and the number's index in it, encrypted by AES key wrap (RFC
 * 3394, NIST SP 800-38F) under a key of that app alone. The same pair always has the same ref, and nobody can guess
 * one. An app can answer only for pairs that it was sent, and two apps cannot join their data by refs.
 *
 * <p>Nothing is stored for a ref. It has 32 base64url characters.
 *
 * <p>Decision: docs/decisions.md#a-ref-is-aes-key-wrap
 *
 * <p>Decision: docs/decisions.md#refs-never-change-their-key
 */
public final class Refs {

  private static final int PLAIN = 16;
  private static final int LENGTH = 32;
  private static final int WORD = 10;

  private final KeyRing keys;

  public Refs(KeyRing keys) {
    this.keys = keys;
  }

  /**
   * The pair that a ref stands for.
   *
   * @param batch the batch
   * @param index the number's index in it
   */
  public record Pair(BatchId batch, int index) {}

  /** Makes and reads the refs of one app. Use it in one thread only. */
  public final class OfApp {

    private final Cipher wrap;
    private final Cipher unwrap;

    private final Mac words;

    private OfApp(String app) {
      wrap = cipher(Cipher.ENCRYPT_MODE, app);
      unwrap = cipher(Cipher.DECRYPT_MODE, app);
      words = words(app);
    }

    /** The name of an appeal for this app alone: {@value #WORD} bytes in hexadecimal. It tells of no carrier. */
    public String ofAppeal(OrderId appeal) {
      return word("appeal\n" + appeal);
    }

    /** The name of a carrier's case for this app alone, in the same form: two apps cannot join what they know by it. */
    public String ofCase(String carrier, String contactRef) {
      return word("case\n" + carrier + "\n" + contactRef);
    }

    private String word(String text) {
      return HexFormat.of().formatHex(words.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, WORD);
    }

    /** The ref of a pair. */
    public String of(BatchId batch, int index) {
      byte[] plain = ByteBuffer.allocate(PLAIN).put(batch.bytes()).putShort((short) index).array();
      try {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(wrap.doFinal(plain));
      } catch (GeneralSecurityException e) {
        throw KeyRing.unavailable(e);
      }
    }

    /** The pair of a ref; empty if this app was never given the ref. */
    public Optional<Pair> read(String ref) {
      if (ref.length() != LENGTH) {
        return Optional.empty();
      }
      try {
        var plain = ByteBuffer.wrap(unwrap.doFinal(Base64.getUrlDecoder().decode(ref)));
        BatchId batch = BatchId.ofBytes(plain);
        int index = plain.getShort() & 0xffff;
        return Optional.of(new Pair(batch, index));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  /** The refs of one app. */
  public OfApp of(String app) {
    return new OfApp(app);
  }

  private Mac words(String app) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keys.key("HmacSHA256", "words/" + app));
      return mac;
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }

  private Cipher cipher(int mode, String app) {
    try {
      Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
      cipher.init(mode, keys.key("AES", "refs/" + app));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }
}
