package org.numberrefresh.adapter.dynamo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.statistics.AnswerTimes;
import org.numberrefresh.domain.statistics.AppCounts;
import org.numberrefresh.domain.statistics.AppealCounts;
import org.numberrefresh.domain.statistics.CarrierCounts;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.domain.statistics.PairCounts;

class CountBytesTest {

  private static final PairCounts PAIRS = new PairCounts(Map.of(OutwardOutcome.CLEAR, 200L), 5);
  private static final AnswerTimes TIMES = new AnswerTimes(new TreeMap<>(Map.of(3, 7L)));

  /** The bytes that the first version wrote. */
  private static final byte[] OLD =
      HexFormat.of().parseHex("010107" + "80c80105" + "010307" + "01046561737409" + "80c80105");

  private static Counts counts(AppealCounts ofApp, AppealCounts ofCarrier) {
    return new Counts(
        Map.of(7, new AppCounts(PAIRS, TIMES, ofApp)), Map.of("east", new CarrierCounts(9, PAIRS, ofCarrier)));
  }

  @Test
  void counts_of_the_first_version_are_read_and_have_no_appeals() {
    assertEquals(counts(AppealCounts.NONE, AppealCounts.NONE), CountBytes.read(OLD));
  }

  @Test
  void counts_without_appeals_are_written_as_the_first_version_was() {
    assertArrayEquals(OLD, CountBytes.write(counts(AppealCounts.NONE, AppealCounts.NONE)));
  }

  @Test
  void appeals_are_read_as_they_were_written() {
    Counts all = counts(new AppealCounts(1, 300, 0), new AppealCounts(0, 0, 2));
    assertEquals(2, CountBytes.write(all)[0]);
    assertEquals(all, CountBytes.read(CountBytes.write(all)));
  }

  @Test
  void an_unknown_version_is_refused() {
    assertThrows(IllegalStateException.class, () -> CountBytes.read(new byte[] {3}));
  }
}
