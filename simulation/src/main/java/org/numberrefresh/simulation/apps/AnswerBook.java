package org.numberrefresh.simulation.apps;

import java.util.List;
import java.util.Optional;
import org.numberrefresh.synthetic.Hash;

/**
 * The questions to one app and its last answers: one long per number, so that millions fit.
 *
 * <p>An open-addressing table from the subject's hash to the answer (8 bits) and to the hashes of ref and cut-off (28
 * bits each) under which it was first asked in its latest order.
 */
final class AnswerBook {

  private static final List<SimulatedAnswer> ANSWERS = List.of(SimulatedAnswer.values());
  private static final long BITS = (1L << 28) - 1;

  private long[] subjects = new long[1024];
  private long[] entries = new long[1024];
  private int size;

  /** The relation of a question to those before about the same number. */
  enum Asked {
    /** Never asked before. */
    NEW,
    /** Asked before under another ref and with another cut-off, as in another order. */
    ANEW,
    /** The same question again, under the same ref. */
    REPEATED,
    /** The same cut-off under another ref, or the same ref with another cut-off: must not happen. */
    CHANGED
  }

  /** Notes a question. */
  synchronized Asked ask(AppQuestion item) {
    int at = find(item.subject());
    long ref = Hash.of(item.ref()) & BITS;
    long cutOff = item.cutOff() & BITS;
    long before = entries[at];
    if (before == 0) {
      subjects[at] = item.subject();
      entries[at] = entry(SimulatedAnswer.ASKED, ref, cutOff);
      grow();
      return Asked.NEW;
    }
    boolean sameRef = ((before >>> 8) & BITS) == ref;
    boolean sameCutOff = before >>> 36 == cutOff;
    if (sameRef && sameCutOff) {
      return Asked.REPEATED;
    }
    if (sameRef || sameCutOff) {
      return Asked.CHANGED;
    }
    entries[at] = entry(answerOf(before), ref, cutOff);
    return Asked.ANEW;
  }

  /** Notes the final answer to a question that was noted before. */
  synchronized void settle(AppQuestion item, SimulatedAnswer answer) {
    int at = find(item.subject());
    if (entries[at] != 0) {
      entries[at] = (entries[at] & ~0xffL) | (ANSWERS.indexOf(answer) + 1);
    }
  }

  /** The final answer, {@link SimulatedAnswer#ASKED} where it is still to come, empty where nobody asked. */
  synchronized Optional<SimulatedAnswer> answer(long subject) {
    long entry = entries[find(subject)];
    return entry == 0 ? Optional.empty() : Optional.of(answerOf(entry));
  }

  private static long entry(SimulatedAnswer answer, long ref, long cutOff) {
    return (cutOff << 36) | (ref << 8) | (ANSWERS.indexOf(answer) + 1);
  }

  private static SimulatedAnswer answerOf(long entry) {
    return ANSWERS.get((int) (entry & 0xff) - 1);
  }

  private int find(long subject) {
    int mask = subjects.length - 1;
    int at = (int) subject & mask;
    while (entries[at] != 0 && subjects[at] != subject) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    if (++size * 3L < subjects.length * 2L) {
      return;
    }
    long[] oldSubjects = subjects;
    long[] oldEntries = entries;
    subjects = new long[oldSubjects.length * 2];
    entries = new long[oldEntries.length * 2];
    for (int i = 0; i < oldSubjects.length; i++) {
      if (oldEntries[i] != 0) {
        int at = find(oldSubjects[i]);
        subjects[at] = oldSubjects[i];
        entries[at] = oldEntries[i];
      }
    }
  }
}
