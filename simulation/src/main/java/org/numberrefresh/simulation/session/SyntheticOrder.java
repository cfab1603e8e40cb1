package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.synthetic.Flaw;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/**
 * The lines of one batch order: good ones, and among them some of each kind that must be rejected.
 *
 * @param lines in the order in which they are sent
 */
public record SyntheticOrder(List<Line> lines) {

  /** The most lines that one order takes. */
  public static final int MOST = 10_000;

  private static final int EACH = 5;
  private static final int COOLING_DAYS = 90;
  private static final int COOLING_DAYS_LEFT = 2;

  /**
   * A line.
   *
   * @param phoneNumber as it is sent
   * @param deactivatedAt RFC 3339
   * @param kind its flaw in words; empty for none
   * @param code the code that it must be rejected with; empty if it must be accepted
   */
  public record Line(String phoneNumber, String deactivatedAt, String kind, String code) {

    public boolean good() {
      return code.isEmpty();
    }

    @Override
    public String toString() {
      return good() ? "a good line" : kind;
    }
  }

  public SyntheticOrder {
    lines = List.copyOf(lines);
  }

  /**
   * Makes the lines of one order, of numbers that have cooled.
   *
   * @param seed the seed that they follow from
   * @param from the index of the first good number
   * @param count the number of good numbers
   * @param now the clock of the stack
   */
  public static SyntheticOrder make(long seed, long from, int count, Instant now) {
    return make(seed, from, count, 0, now);
  }

  /**
   * Makes the lines of one order.
   *
   * @param seed the seed that they follow from
   * @param from the index of the first good number
   * @param count the number of good numbers
   * @param cooling the number of these that cool until {@link #coolUntil}
   * @param now the clock of the stack
   */
  public static SyntheticOrder make(long seed, long from, int count, int cooling, Instant now) {
    var numbers = new SyntheticNumbers(seed);
    LocalDate today = ShanghaiTime.dayOf(now);
    var random = new Random(seed + from);
    var lines = new ArrayList<Line>();
    for (String number : numbers.of(SyntheticCarrier.EAST, from, count)) {
      int ago = lines.size() < cooling ? COOLING_DAYS - COOLING_DAYS_LEFT : 100 + random.nextInt(200);
      lines.add(new Line(number, day(today.minusDays(ago)), "", ""));
    }
    lines.addAll(flawed(numbers, day(today.minusDays(120))));
    Collections.shuffle(lines, random);
    lines.addAll(duplicates(lines));
    return new SyntheticOrder(lines);
  }

  /** The time at which the cooling numbers of an order may be refreshed. */
  public static Instant coolUntil(Instant now) {
    return ShanghaiTime.startOf(ShanghaiTime.dayOf(now).plusDays(COOLING_DAYS_LEFT));
  }

  private static List<Line> flawed(SyntheticNumbers numbers, String past) {
    var lines = new ArrayList<Line>();
    for (int i = 0; i < EACH; i++) {
      for (Flaw flaw : Flaw.values()) {
        String kind = flaw.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        lines.add(new Line(numbers.with(flaw, i), past, kind, flaw.code()));
      }
      String stranger = numbers.of(SyntheticCarrier.WEST, i);
      lines.add(new Line(stranger, past, "another carrier's", "NUMBER_REFRESH.CARRIER_MISMATCH"));
      String future = day(LocalDate.parse(past.substring(0, 10)).plusDays(520 + i));
      String unborn = numbers.of(SyntheticCarrier.EAST, 5_000_000L + i);
      lines.add(new Line(unborn, future, "future date", "OUT_OF_RANGE"));
    }
    return lines;
  }

  private static List<Line> duplicates(List<Line> lines) {
    return lines.stream()
        .filter(Line::good)
        .limit(EACH)
        .map(line -> new Line(line.phoneNumber, line.deactivatedAt, "duplicate", "ALREADY_EXISTS"))
        .toList();
  }

  private static String day(LocalDate day) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.from(day.atStartOfDay(ShanghaiTime.ZONE)));
  }

  /** The body of the order, for all apps. */
  public ObjectNode body() {
    return body(List.of("all"));
  }

  /** The body of the order, for some apps. */
  public ObjectNode body(List<String> apps) {
    ObjectNode body = new ObjectMapper().createObjectNode().put("mode", "BATCH");
    apps.forEach(body.putArray("apps")::add);
    var array = body.putArray("numbers");
    lines.forEach(
        line -> array.addObject().put("phoneNumber", line.phoneNumber()).put("deactivatedAt", line.deactivatedAt()));
    return body;
  }

  /** The index of each line that must be rejected. */
  public Map<Integer, Line> mustBeRejected() {
    var bad = new TreeMap<Integer, Line>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).good()) {
        bad.put(i, lines.get(i));
      }
    }
    return bad;
  }
}
