package org.numberrefresh.adapter.dynamo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.statistics.AnswerTimes;
import org.numberrefresh.domain.statistics.AppCounts;
import org.numberrefresh.domain.statistics.CarrierCounts;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.domain.statistics.PairCounts;

/**
 * The stored form of counts: a version, then the apps, then the carriers. Each list begins with its length. An app is
 * its small number, its pairs and its classes of times; a carrier is its id, its count of numbers and its pairs. Pairs
 * are a byte whose bits tell which outcomes follow, these counts, and the count in time. Every number has seven bits a
 * byte, the lowest first.
 */
final class CountBytes {

  private static final int VERSION = 1;
  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;

  private static final OutwardOutcome[] OUTCOMES = {
    OutwardOutcome.PENDING,
    OutwardOutcome.UNDELIVERABLE,
    OutwardOutcome.NO_RESPONSE,
    OutwardOutcome.CANCELLED,
    OutwardOutcome.FAILED,
    OutwardOutcome.REFUSED,
    OutwardOutcome.BLOCKED,
    OutwardOutcome.CLEAR
  };

  private CountBytes() {}

  static byte[] write(Counts counts) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    put(bytes, counts.apps().size());
    new TreeMap<>(counts.apps())
        .forEach(
            (number, app) -> {
              put(bytes, number);
              put(bytes, app.pairs());
              put(bytes, app.times().counts().size());
              app.times()
                  .counts()
                  .forEach(
                      (at, count) -> {
                        put(bytes, at);
                        put(bytes, count);
                      });
            });
    put(bytes, counts.carriers().size());
    new TreeMap<>(counts.carriers())
        .forEach(
            (id, carrier) -> {
              byte[] text = id.getBytes(StandardCharsets.UTF_8);
              put(bytes, text.length);
              bytes.writeBytes(text);
              put(bytes, carrier.numbers());
              put(bytes, carrier.pairs());
            });
    return bytes.toByteArray();
  }

  private static void put(ByteArrayOutputStream bytes, PairCounts pairs) {
    int present = 0;
    for (int i = 0; i < OUTCOMES.length; i++) {
      present |= pairs.of(OUTCOMES[i]) > 0 ? 1 << i : 0;
    }
    bytes.write(present);
    for (OutwardOutcome outcome : OUTCOMES) {
      if (pairs.of(outcome) > 0) {
        put(bytes, pairs.of(outcome));
      }
    }
    put(bytes, pairs.inTime());
  }

  private static void put(ByteArrayOutputStream bytes, long value) {
    long left = value;
    while (left > SEVEN_BITS) {
      bytes.write((int) (left & SEVEN_BITS) | MORE);
      left >>>= 7;
    }
    bytes.write((int) left);
  }

  static Counts read(byte[] stored) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    int version = bytes.get();
    if (version != VERSION) {
      throw new IllegalStateException("Stored counts have the unknown version " + version + ".");
    }
    var apps = new HashMap<Integer, AppCounts>();
    for (long left = number(bytes); left > 0; left--) {
      int number = (int) number(bytes);
      PairCounts pairs = pairs(bytes);
      var times = new TreeMap<Integer, Long>();
      for (long classes = number(bytes); classes > 0; classes--) {
        int at = (int) number(bytes);
        times.put(at, number(bytes));
      }
      apps.put(number, new AppCounts(pairs, new AnswerTimes(times)));
    }
    var carriers = new HashMap<String, CarrierCounts>();
    for (long left = number(bytes); left > 0; left--) {
      byte[] id = new byte[(int) number(bytes)];
      bytes.get(id);
      long numbers = number(bytes);
      carriers.put(new String(id, StandardCharsets.UTF_8), new CarrierCounts(numbers, pairs(bytes)));
    }
    return new Counts(apps, carriers);
  }

  private static PairCounts pairs(ByteBuffer bytes) {
    int present = Byte.toUnsignedInt(bytes.get());
    Map<OutwardOutcome, Long> outcomes = new EnumMap<>(OutwardOutcome.class);
    for (int i = 0; i < OUTCOMES.length; i++) {
      if ((present & (1 << i)) != 0) {
        outcomes.put(OUTCOMES[i], number(bytes));
      }
    }
    return new PairCounts(outcomes, number(bytes));
  }

  private static long number(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = Byte.toUnsignedInt(bytes.get());
      value |= (long) (next & SEVEN_BITS) << shift;
      if (next < MORE) {
        return value;
      }
    }
  }
}
