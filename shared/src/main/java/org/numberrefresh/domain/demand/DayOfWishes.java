package org.numberrefresh.domain.demand;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The wishes of one carrier on the last day on which it had some. Each app counts once a day, and {@value #MOST} apps
 * at most, so that no carrier alone makes a demand.
 *
 * @param day the day
 * @param keys the keys of the wishes, sorted
 */
public record DayOfWishes(LocalDate day, List<String> keys) {

  /** The most apps that a carrier may ask for in a day. */
  public static final int MOST = 20;

  /** The wishes of a carrier that never had any. */
  public static final DayOfWishes NONE = new DayOfWishes(LocalDate.EPOCH, List.of());

  public DayOfWishes {
    keys = List.copyOf(keys);
  }

  /** The wishes that were asked on the given day. */
  private List<String> on(LocalDate at) {
    return at.isAfter(day) ? List.of() : keys;
  }

  /** Those of some wishes that count on a day: they are new on it, and within the most. */
  public List<Wish> counting(LocalDate at, List<Wish> wishes) {
    List<String> known = on(at);
    var counting = new ArrayList<Wish>();
    for (Wish wish : wishes) {
      boolean again = known.contains(wish.key()) || counting.stream().anyMatch(one -> one.key().equals(wish.key()));
      if (!again && known.size() + counting.size() < MOST) {
        counting.add(wish);
      }
    }
    return counting;
  }

  /** True if a wish was counted on a day. */
  public boolean has(LocalDate at, Wish wish) {
    return on(at).contains(wish.key());
  }

  /** These wishes after further ones of a day. */
  public DayOfWishes with(LocalDate at, List<Wish> counting) {
    var all = new TreeSet<>(on(at));
    counting.forEach(wish -> all.add(wish.key()));
    return new DayOfWishes(at.isAfter(day) ? at : day, List.copyOf(all));
  }
}
