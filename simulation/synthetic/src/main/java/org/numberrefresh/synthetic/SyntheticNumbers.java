package org.numberrefresh.synthetic;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;

/**
 * The one source of phone numbers for tests, demo and benchmarks: seeded, all different, spread evenly over all mobile
 * ranges of China.
 *
 * <p>The same seed and index always give the same number. Two different indices of one carrier never give the same.
 */
public final class SyntheticNumbers {

  private static final List<String> IOT = List.of("10648", "10647", "10649", "14400", "14405");
  private static final List<String> SATELLITE = List.of("1349", "1740", "1741", "1742", "1743", "1744", "1745");
  private static final List<String> AREA = List.of("10", "21", "20", "755", "571", "28");
  private static final long SUBSCRIBERS = 10_000_000;

  private final long seed;
  private final long start;
  private final long step;

  /** Numbers that follow from a seed. */
  public SyntheticNumbers(long seed) {
    this.seed = seed;
    var random = new SplittableRandom(seed);
    this.start = random.nextLong(SUBSCRIBERS);
    this.step = coprime(random.nextLong(SUBSCRIBERS / 10, SUBSCRIBERS));
  }

  /**
   * A number that a carrier serves.
   *
   * @param carrier the owner of its range
   * @param index from 0, below 100 million
   * @return E.164
   */
  public String of(SyntheticCarrier carrier, long index) {
    List<String> blocks = carrier == SyntheticCarrier.EAST ? Blocks.EAST : Blocks.WEST;
    String block = blocks.get((int) (index % blocks.size()));
    long subscriber = (start + index / blocks.size() * step) % SUBSCRIBERS;
    return "+86" + block + digits(subscriber, 7);
  }

  /** The numbers of a carrier from an index on. */
  public List<String> of(SyntheticCarrier carrier, long from, int count) {
    return LongStream.range(from, from + count).mapToObj(index -> of(carrier, index)).toList();
  }

  /**
   * A number that no order may hold.
   *
   * @param flaw its flaw
   * @param index from 0; indices below 10,000 give different numbers
   */
  public String with(Flaw flaw, int index) {
    var random = new SplittableRandom(seed ^ Hash.of(flaw.name()));
    long tail = (random.nextLong(10_000) + index) % 10_000 * 1000 + random.nextInt(1000);
    return switch (flaw) {
      case IOT -> "+86" + pick(IOT, index) + digits(tail, 8);
      case SATELLITE -> "+86" + pick(SATELLITE, index) + digits(tail, 7);
      case RELAY -> "+86700" + digits(tail, 8);
      case FIXED_LINE -> "+86" + pick(AREA, index) + "6" + digits(tail, 7);
      case WRONG_LENGTH -> wrongLength(of(SyntheticCarrier.EAST, 1_000_000L + index), index);
      case NOT_E164 -> notE164(of(SyntheticCarrier.EAST, 2_000_000L + index), index);
    };
  }

  private static String wrongLength(String number, int index) {
    return index % 2 == 0 ? number.substring(0, number.length() - 1) : number + "0";
  }

  private static String notE164(String number, int index) {
    String national = number.substring(3);
    return switch (index % 5) {
      case 0 -> national;
      case 1 -> "0086" + national;
      case 2 -> "+86 " + national.substring(0, 3) + " " + national.substring(3);
      case 3 -> number.substring(0, 8) + "O" + number.substring(9);
      default -> "+86";
    };
  }

  private static String pick(List<String> from, int index) {
    return from.get(index % from.size());
  }

  private static String digits(long value, int width) {
    String digits = Long.toString(value);
    return "0".repeat(width - digits.length()) + digits;
  }

  private static long coprime(long candidate) {
    long odd = candidate | 1;
    return odd % 5 == 0 ? odd + 2 : odd;
  }

  /** The four-digit blocks of each carrier, without the satellite's 1349. */
  private static final class Blocks {
    static final List<String> EAST = ownedBy(SyntheticCarrier.EAST);
    static final List<String> WEST = ownedBy(SyntheticCarrier.WEST);

    private Blocks() {}

    private static List<String> ownedBy(SyntheticCarrier carrier) {
      // Digit by digit, so that a few numbers already spread over all ranges.
      return IntStream.range(0, 10)
          .boxed()
          .flatMap(digit -> MobileRanges.PREFIXES.stream().map(prefix -> prefix + digit))
          .filter(block -> !SATELLITE.contains(block))
          .filter(block -> MobileRanges.ownerOf(block) == carrier)
          .toList();
    }
  }
}
