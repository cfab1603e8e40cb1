package org.numberrefresh.domain.outcome;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The outcomes of all numbers of a batch at one app: one byte each, by the number's index in the batch. */
public final class Outcomes {

  private final byte[] codes;

  private Outcomes(byte[] codes) {
    this.codes = codes;
  }

  /** Every number PENDING, except the withdrawn ones, which are CANCELLED. */
  public static Outcomes pending(int numbers, BitSet withdrawn) {
    byte[] codes = new byte[numbers];
    withdrawn.stream().filter(i -> i < numbers).forEach(i -> codes[i] = Outcome.CANCELLED.code());
    return new Outcomes(codes);
  }

  /**
   * Reads stored outcomes.
   *
   * @throws IllegalArgumentException if a byte is no outcome's code
   */
  public static Outcomes ofBytes(byte[] stored) {
    for (byte code : stored) {
      Outcome.ofCode(code);
    }
    return new Outcomes(stored.clone());
  }

  /** The stored form: one byte a number. */
  public byte[] bytes() {
    return codes.clone();
  }

  /** The count of numbers. */
  public int size() {
    return codes.length;
  }

  /** The outcome of one number. */
  public Outcome at(int index) {
    return Outcome.ofCode(codes[index]);
  }

  /**
   * These outcomes with some numbers' raised; the same object if nothing changes.
   *
   * @param changes the new outcome by index; an index outside the batch is refused
   */
  public Outcomes raiseAll(Map<Integer, Outcome> changes) {
    byte[] raised = codes.clone();
    changes.forEach((index, next) -> raised[index] = Outcome.ofCode(raised[index]).raisedBy(next).code());
    return Arrays.equals(raised, codes) ? this : new Outcomes(raised);
  }

  /** These outcomes, each raised to the one that the function gives for it. */
  public Outcomes raiseWhere(IntPredicate where, Outcome next) {
    byte[] raised = codes.clone();
    IntStream.range(0, codes.length)
        .filter(where)
        .forEach(index -> raised[index] = Outcome.ofCode(raised[index]).raisedBy(next).code());
    return Arrays.equals(raised, codes) ? this : new Outcomes(raised);
  }

  /** Closes each pair that still waits: NO_RESPONSE if the app was reached, else UNDELIVERABLE. */
  public Outcomes closed() {
    return raiseWhere(i -> at(i).code() >= Outcome.DELIVERED.code(), Outcome.NO_RESPONSE)
        .raiseWhere(i -> true, Outcome.UNDELIVERABLE);
  }

  /** True if every number's outcome is final, so that the task is settled. */
  public boolean settled() {
    for (byte code : codes) {
      if (code < Outcome.UNDELIVERABLE.code()) {
        return false;
      }
    }
    return true;
  }

  /** The numbers that must still be sent to the app. */
  public int[] toSend() {
    var left = new int[codes.length];
    int count = 0;
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] < Outcome.ACKNOWLEDGED.code()) {
        left[count++] = i;
      }
    }
    return Arrays.copyOf(left, count);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outcomes outcomes && Arrays.equals(codes, outcomes.codes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(codes);
  }

  @Override
  public String toString() {
    return "Outcomes" + IntStream.range(0, codes.length).mapToObj(this::at).toList();
  }

  /** True if a carrier sees nothing new in these, which rose from others. It sees no clearing of a withdrawn number. */
  public boolean showsNoMoreThan(Outcomes before) {
    return IntStream.range(0, size())
        .allMatch(
            index ->
                at(index).looksLike(before.at(index))
                    || (before.at(index) == Outcome.CANCELLED && at(index).isClear()));
  }

  /**
   * True if a carrier sees the same in both, number by number.
   *
   * <p>Decision: docs/decisions.md#a-late-answer-that-looks-the-same-raises-nothing
   */
  public boolean looksLike(Outcomes other) {
    return size() == other.size() && IntStream.range(0, size()).allMatch(index -> at(index).looksLike(other.at(index)));
  }
}
