package org.numberrefresh.adapter.dynamo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.statistics.AnswerTimes;
import org.numberrefresh.domain.statistics.AppCounts;
import org.numberrefresh.domain.statistics.AppealCounts;
import org.numberrefresh.domain.statistics.CarrierCounts;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.domain.statistics.PairCounts;

/**
 * The stored form of counts: a version, then the apps, then the carriers. Each list begins with its length. An app is
 * its small number, its pairs and its classes of times; a carrier is its id, its count of numbers and its pairs. Pairs
 * are a byte whose bits tell which outcomes follow, these counts, and the count in time. In version 2 the appeals of an
 * app or carrier follow its other counts: three numbers. Counts without appeals are written as version 1, which earlier
 * versions read too. Every number has seven bits a byte, the lowest first.
 */
final class CountBytes {

  private static final int PLAIN = 1;
  private static final int WITH_APPEALS = 2;
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
    boolean appeals = hasAppeals(counts);
    var bytes = new ByteArrayOutputStream();
    bytes.write(appeals ? WITH_APPEALS : PLAIN);
    put(bytes, counts.apps().size());
    new TreeMap<>(counts.apps())
        .forEach(
            (number, app) -> {
              put(bytes, number);
              put(bytes, app.pairs());
              put(bytes, app.times());
              put(bytes, app.appeals(), appeals);
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
              put(bytes, carrier.appeals(), appeals);
            });
    return bytes.toByteArray();
  }

  private static boolean hasAppeals(Counts counts) {
    return Stream.concat(
            counts.apps().values().stream().map(AppCounts::appeals),
            counts.carriers().values().stream().map(CarrierCounts::appeals))
        .anyMatch(appeals -> appeals.all() > 0);
  }

  private static void put(ByteArrayOutputStream bytes, AnswerTimes times) {
    put(bytes, times.counts().size());
    times
        .counts()
        .forEach(
            (at, count) -> {
              put(bytes, at);
              put(bytes, count);
            });
  }

  private static void put(ByteArrayOutputStream bytes, AppealCounts appeals, boolean written) {
    if (written) {
      put(bytes, appeals.upheld());
      put(bytes, appeals.rejected());
      put(bytes, appeals.expired());
    }
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
    if (version != PLAIN && version != WITH_APPEALS) {
      throw new IllegalStateException("Stored counts have the unknown version " + version + ".");
    }
    boolean appeals = version == WITH_APPEALS;
    var apps = new HashMap<Integer, AppCounts>();
    for (long left = number(bytes); left > 0; left--) {
      int number = (int) number(bytes);
      apps.put(number, new AppCounts(pairs(bytes), times(bytes), appeals(bytes, appeals)));
    }
    var carriers = new HashMap<String, CarrierCounts>();
    for (long left = number(bytes); left > 0; left--) {
      byte[] id = new byte[(int) number(bytes)];
      bytes.get(id);
      carriers.put(
          new String(id, StandardCharsets.UTF_8),
          new CarrierCounts(number(bytes), pairs(bytes), appeals(bytes, appeals)));
    }
    return new Counts(apps, carriers);
  }

  private static AnswerTimes times(ByteBuffer bytes) {
    var times = new TreeMap<Integer, Long>();
    for (long classes = number(bytes); classes > 0; classes--) {
      int at = (int) number(bytes);
      times.put(at, number(bytes));
    }
    return new AnswerTimes(times);
  }

  private static AppealCounts appeals(ByteBuffer bytes, boolean written) {
    return written ? new AppealCounts(number(bytes), number(bytes), number(bytes)) : AppealCounts.NONE;
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
