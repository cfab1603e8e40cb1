package org.numberrefresh.usecase.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;

class BatchCutterTest {

  private static List<BatchNumber> numbers(int count, int days, Random random) {
    var numbers = new ArrayList<BatchNumber>();
    for (int line = 0; line < count; line++) {
      Instant since = TickingClock.START.minus(Duration.ofDays(random.nextInt(days)));
      numbers.add(new BatchNumber(line, TestNumbers.number(line), since, ""));
    }
    Collections.shuffle(numbers, random);
    return numbers;
  }

  @Property(tries = 100)
  void every_number_is_in_one_batch_beside_its_like_and_in_its_order(
      @ForAll @IntRange(min = 0, max = 2500) int count,
      @ForAll @IntRange(min = 1, max = 5) int days,
      @ForAll Random random) {
    List<BatchNumber> numbers = numbers(count, days, random);
    List<BatchCutter.Cut> cuts = BatchCutter.cut(numbers, BatchNumber::since);
    var seen = new ArrayList<Integer>();
    Instant last = Instant.MIN;
    for (BatchCutter.Cut cut : cuts) {
      List<Integer> lines = cut.numbers().stream().map(BatchNumber::line).toList();
      assertEquals(lines.stream().sorted().toList(), lines);
      assertTrue(!lines.isEmpty() && lines.size() <= BatchCutter.MAX_NUMBERS);
      assertTrue(cut.numbers().stream().allMatch(number -> number.since().equals(cut.startsAt())));
      assertTrue(!cut.startsAt().isBefore(last));
      last = cut.startsAt();
      seen.addAll(lines);
    }
    assertEquals(IntStream.range(0, count).boxed().toList(), seen.stream().sorted().toList());
  }

  @Example
  void no_batch_is_smaller_than_it_must_be() {
    List<BatchNumber> numbers = numbers(1001, 1, new Random(1));
    assertEquals(
        List.of(500, 500, 1),
        BatchCutter.cut(numbers, BatchNumber::since).stream().map(cut -> cut.numbers().size()).toList());
  }
}
