package org.numberrefresh.domain.carrier;

import java.util.List;
import org.numberrefresh.domain.carrier.NumberRanges.Range;

/** Refuses a table of ranges in which two lines give one prefix to different carriers. */
public final class PrefixOfTwo extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int earlier;
  private final int later;
  private final transient List<String> carriers;

  PrefixOfTwo(int earlier, Range first, int later, Range second) {
    super("Two lines give one prefix to different carriers.");
    this.earlier = earlier;
    this.later = later;
    this.carriers = List.of(first.carrier(), second.carrier());
  }

  /** The earlier line, from 0. */
  public int earlier() {
    return earlier;
  }

  /** The later line, from 0. */
  public int later() {
    return later;
  }

  /** The carriers of the earlier and the later line. */
  public List<String> carriers() {
    return carriers;
  }
}
