package org.numberrefresh.bench;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.key.KeyRing;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/**
 * A process that uses keys for the first time, once, and prints what CPU that took, in microseconds. What it uses is
 * its one argument.
 */
final class KeysFirstUse {

  static final String JDK = "jdk";
  static final String OURS = "ours";
  static final String REGISTRY = "registry";
  static final String WARM = "warm";

  private static final byte[] KEY = new byte[32];
  private static final byte[] PLAIN = new byte[10_000];
  private static final byte[] PLACE = "numbers/here".getBytes(StandardCharsets.UTF_8);
  private static final int NUMBERS = 500;
  private static final int WARMING = 2_000;
  private static final int MEASURED = 2_000;

  private KeysFirstUse() {}

  public static void main(String[] what) throws GeneralSecurityException {
    if (what[0].equals(WARM)) {
      System.out.println(warm());
      return;
    }
    long before = cpu();
    switch (what[0]) {
      case JDK -> jdk();
      case OURS -> ours();
      case REGISTRY -> registry();
      default -> throw new IllegalArgumentException("Nothing is called " + what[0] + ".");
    }
    System.out.println((cpu() - before) / 1_000);
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static void jdk() throws GeneralSecurityException {
    byte[] nonce = new byte[12];
    new SecureRandom().nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(PLAIN);
    cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    mac.doFinal(PLACE);
  }

  private static Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(PLACE);
    return cipher;
  }

  private static void registry() throws GeneralSecurityException {
    AeadConfig.register();
    Aead aead = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, new AesGcmJce(KEY));
    aead.decrypt(aead.encrypt(PLAIN, PLACE), PLACE);
  }

  private static Keys keys() {
    return Keys.of(new KeyRing("a root secret that is used for measuring only"), new SecureRandom());
  }

  private static void ours() {
    Keys keys = keys();
    keys.tokens().of(PhoneNumber.ofDigits(8613800138000L));
    String place = new String(PLACE, StandardCharsets.UTF_8);
    keys.sealer().open(place, keys.sealer().sealInEnvelope(place, PLAIN));
  }

  /** Nanoseconds that tokens, sealing and opening of a batch take, for each of its numbers. */
  private static long warm() {
    Keys keys = keys();
    BatchId batch = new BatchId(OrderId.of("east", "bench"), 0);
    var synthetic = new SyntheticNumbers(1);
    List<BatchNumber> numbers =
        IntStream.range(0, NUMBERS)
            .mapToObj(
                i ->
                    new BatchNumber(
                        i, PhoneNumber.parse(synthetic.of(SyntheticCarrier.EAST, i)).orElseThrow(), Instant.EPOCH, ""))
            .toList();
    work(keys, batch, numbers, WARMING);
    long before = cpu();
    work(keys, batch, numbers, MEASURED);
    return (cpu() - before) / MEASURED / NUMBERS;
  }

  private static void work(Keys keys, BatchId batch, List<BatchNumber> numbers, int times) {
    for (int i = 0; i < times; i++) {
      keys.numbers().open(batch, keys.numbers().seal(batch, numbers));
      keys.tokens().of(numbers.stream().map(BatchNumber::phoneNumber).toList());
    }
  }
}
