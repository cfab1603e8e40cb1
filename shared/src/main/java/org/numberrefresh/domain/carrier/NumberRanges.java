package org.numberrefresh.domain.carrier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.domain.phone.PhoneNumber;

/** The carrier of each prefix (万号段). The longest prefix wins. */
public final class NumberRanges {

  private final TreeMap<String, String> carriers;

  /**
   * Makes a table.
   *
   * @param carriers the carrier's id by prefix, each prefix a plus sign and digits
   */
  public NumberRanges(Map<String, String> carriers) {
    this.carriers = new TreeMap<>(carriers);
  }

  /**
   * A line of the table.
   *
   * @param prefix a plus sign and 1 to 15 digits
   * @param carrier the carrier's id
   */
  public record Range(String prefix, String carrier) {}

  /**
   * Makes a table of lines.
   *
   * @throws PrefixOfTwo if two lines give one prefix to different carriers
   */
  public static NumberRanges of(List<Range> ranges) {
    var lines = new HashMap<String, Integer>();
    var carriers = new HashMap<String, String>();
    for (int line = 0; line < ranges.size(); line++) {
      Range range = ranges.get(line);
      int first = Objects.requireNonNullElse(lines.putIfAbsent(range.prefix(), line), line);
      if (!ranges.get(first).carrier().equals(range.carrier())) {
        throw new PrefixOfTwo(first, ranges.get(first), line, range);
      }
      carriers.put(range.prefix(), range.carrier());
    }
    return new NumberRanges(carriers);
  }

  /** True if no range is registered yet, so that nothing can be told. */
  public boolean isEmpty() {
    return carriers.isEmpty();
  }

  /** The lines, by prefix. */
  public List<Range> ranges() {
    return carriers.entrySet().stream().map(e -> new Range(e.getKey(), e.getValue())).toList();
  }

  /** The carrier whose range a number is in. */
  public Optional<String> carrierOf(PhoneNumber number) {
    String digits = number.e164();
    for (int length = digits.length(); length > 1; length--) {
      String carrier = carriers.get(digits.substring(0, length));
      if (carrier != null) {
        return Optional.of(carrier);
      }
    }
    return Optional.empty();
  }
}
