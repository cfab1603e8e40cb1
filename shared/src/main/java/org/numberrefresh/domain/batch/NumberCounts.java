package org.numberrefresh.domain.batch;

/**
 * The numbers of a batch or of an order, each counted once, by how far its refresh is.
 *
 * @param cooling numbers whose ninety days are not over
 * @param waiting numbers that some app still has to answer for, or that are about to be asked
 * @param clear numbers that every app was CLEAR for
 * @param withResidue numbers that every app has a final outcome for, and some app another than CLEAR
 * @param restored numbers that their old holders took back before any app was asked
 * @param cancelled numbers whose request was taken back before any app had answered
 */
public record NumberCounts(int cooling, int waiting, int clear, int withResidue, int restored, int cancelled) {

  /** No numbers. */
  public static final NumberCounts NONE = new NumberCounts(0, 0, 0, 0, 0, 0);

  public NumberCounts {
    if (cooling < 0 || waiting < 0 || clear < 0 || withResidue < 0 || restored < 0 || cancelled < 0) {
      throw new IllegalArgumentException("A count is not negative.");
    }
  }

  /** The numbers of both. */
  public NumberCounts plus(NumberCounts other) {
    return new NumberCounts(
        cooling + other.cooling,
        waiting + other.waiting,
        clear + other.clear,
        withResidue + other.withResidue,
        restored + other.restored,
        cancelled + other.cancelled);
  }

  /** The count of all numbers. */
  public int total() {
    return cooling + waiting + withdrawn() + answered();
  }

  /** The count of numbers that wait for nothing more. */
  public int settled() {
    return answered() + withdrawn();
  }

  /** The count of numbers with a final outcome of every app. */
  public int answered() {
    return clear + withResidue;
  }

  /** The count of numbers that were withdrawn before anything came of it. */
  public int withdrawn() {
    return restored + cancelled;
  }
}
