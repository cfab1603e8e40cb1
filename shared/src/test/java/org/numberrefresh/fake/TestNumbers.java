package org.numberrefresh.fake;

import java.util.List;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/** The phone numbers of the tests: synthetic, of the carrier EAST. */
public final class TestNumbers {

  private static final SyntheticNumbers NUMBERS = new SyntheticNumbers(20261102);

  private TestNumbers() {}

  /** A number in E.164; another index is another number. */
  public static String text(int index) {
    return NUMBERS.of(SyntheticCarrier.EAST, index);
  }

  /** A number; another index is another number. */
  public static PhoneNumber number(int index) {
    return PhoneNumber.parse(text(index)).orElseThrow();
  }

  /** Numbers from an index on. */
  public static List<String> texts(int from, int count) {
    return NUMBERS.of(SyntheticCarrier.EAST, from, count);
  }
}
