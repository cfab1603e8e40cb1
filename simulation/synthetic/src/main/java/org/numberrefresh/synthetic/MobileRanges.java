package org.numberrefresh.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The mobile ranges of China (the first three digits after +86) and how the simulation shares them between two
 * carriers.
 *
 * <p>Both carriers own numbers in every range: a range is east's, except its parts whose fourth digit is 3 or 7, and in
 * every second range 5 too, which are west's. That is three quarters to one quarter, and makes the longest prefix
 * decide.
 */
public final class MobileRanges {

  /** A prefix in E.164 and the carrier that owns it, unless a longer prefix says otherwise. */
  public record Range(String prefix, SyntheticCarrier carrier) {}

  /** The two carriers of the simulation. */
  public enum SyntheticCarrier {
    /** Owns three quarters of the numbers. */
    EAST,
    /** Owns the rest. */
    WEST;

    /** The name of the party. */
    public String party() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Voice ranges only: 140, 141, 144, 146 and 148 belong to things, 174 to satellites, 154 to nobody. */
  static final List<String> PREFIXES =
      Stream.of(
              range(130, 139),
              Stream.of(145, 147, 149),
              range(150, 153),
              range(155, 159),
              Stream.of(162, 165, 166, 167),
              range(170, 173),
              range(175, 178),
              range(180, 189),
              range(190, 193),
              range(195, 199))
          .flatMap(all -> all)
          .map(String::valueOf)
          .toList();

  private MobileRanges() {}

  /** Every range with its carrier; the longest prefix wins. */
  public static List<Range> shared() {
    var ranges = new ArrayList<Range>();
    for (String prefix : PREFIXES) {
      ranges.add(new Range("+86" + prefix, SyntheticCarrier.EAST));
      "0123456789"
          .chars()
          .filter(digit -> westOwns(prefix, (char) digit))
          .forEach(digit -> ranges.add(new Range("+86" + prefix + (char) digit, SyntheticCarrier.WEST)));
    }
    return List.copyOf(ranges);
  }

  static SyntheticCarrier ownerOf(String national) {
    return westOwns(national.substring(0, 3), national.charAt(3)) ? SyntheticCarrier.WEST : SyntheticCarrier.EAST;
  }

  private static boolean westOwns(String prefix, char fourth) {
    return switch (fourth) {
      case '3', '7' -> true;
      case '5' -> PREFIXES.indexOf(prefix) % 2 == 0;
      default -> false;
    };
  }

  private static Stream<Integer> range(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed();
  }
}
