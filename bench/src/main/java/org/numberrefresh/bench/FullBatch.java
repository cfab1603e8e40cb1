package org.numberrefresh.bench;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.key.KeyRing;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.key.Refs;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/**
 * A full batch, and the keys of a system, for functions that are measured by themselves.
 *
 * @param keys the keys
 * @param id the batch
 * @param numbers its numbers
 * @param lines the numbers as a batch holds them
 * @param sealed the same, sealed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FullBatch(Keys keys, BatchId id, List<PhoneNumber> numbers, List<BatchNumber> lines, byte[] sealed) {

  static final int NUMBERS = 500;
  static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  /** A batch of synthetic numbers, under a key that guards nothing. */
  static FullBatch make(SecureRandom random) {
    Keys keys = Keys.of(new KeyRing("a-root-of-a-benchmark-which-guards-nothing"), random);
    var id = new BatchId(OrderId.parse("0123456789abcdef0123"), 1);
    List<PhoneNumber> numbers =
        new SyntheticNumbers(1)
            .of(SyntheticCarrier.EAST, 0, NUMBERS).stream().map(text -> PhoneNumber.parse(text).orElseThrow()).toList();
    List<BatchNumber> lines =
        IntStream.range(0, NUMBERS).mapToObj(i -> new BatchNumber(i, numbers.get(i), NOW, "")).toList();
    return new FullBatch(keys, id, numbers, lines, keys.numbers().seal(id, lines));
  }

  /** The refs of its numbers for an app, in their order. */
  List<String> refs(Refs.OfApp app) {
    return IntStream.range(0, NUMBERS).mapToObj(i -> app.of(id, i)).toList();
  }

  /** Tokens, made of all numbers. Returns their count. */
  int makeTokens() {
    return keys.tokens().of(numbers).size();
  }

  /** Seals the numbers. Returns the length. */
  int seal() {
    return keys.numbers().seal(id, lines).length;
  }

  /** Opens what is sealed. Returns the count of the numbers. */
  int open() {
    return keys.numbers().open(id, sealed).size();
  }

  /** Makes all refs for an app. Returns the sum of their lengths. */
  int makeRefs(Refs.OfApp app) {
    return IntStream.range(0, NUMBERS).map(i -> app.of(id, i).length()).sum();
  }
}
