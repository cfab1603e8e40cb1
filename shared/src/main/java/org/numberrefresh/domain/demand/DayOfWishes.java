package org.numberrefresh.domain.demand;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The wishes of one carrier on the last day on which it had some. Each app counts once a day, and {@value #MOST} apps
 * at most, so that no carrier alone makes a demand. Of names that nobody asked for in the month before, {@value
 * #NEW_NAMES} count in a month, so that no carrier alone displaces the demands of others.
 *
 * @param day the day
 * @param keys the keys of the wishes, sorted
 * @param fresh the count of the names that the carrier was the first to ask for, in the month of that day
 */
public record DayOfWishes(LocalDate day, List<String> keys, int fresh) {

  /** The most apps that a carrier may ask for in a day. */
  public static final int MOST = 20;

  /** The most names that a carrier may be the first to ask for in a month. */
  public static final int NEW_NAMES = 50;

  /** The wishes of a carrier that never had any. */
  public static final DayOfWishes NONE = new DayOfWishes(LocalDate.EPOCH, List.of(), 0);

  public DayOfWishes {
    keys = List.copyOf(keys);
  }

  /** The wishes that were asked on the given day. */
  private List<String> on(LocalDate at) {
    return at.isAfter(day) ? List.of() : keys;
  }

  private int freshIn(YearMonth month) {
    return month.isAfter(YearMonth.from(day)) ? 0 : fresh;
  }

  /** Those of some wishes that may count on a day: they are new on it, and within the most. */
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

  /** Those of some wishes that count on a day of a month, with the limit of new names. */
  public List<Wish> counting(LocalDate at, List<Wish> wishes, MonthOfDemand month) {
    int left = NEW_NAMES - freshIn(YearMonth.from(at));
    var counting = new ArrayList<Wish>();
    for (Wish wish : counting(at, wishes)) {
      boolean isNew = isNew(wish, month);
      if (!isNew || left > 0) {
        counting.add(wish);
        left -= isNew ? 1 : 0;
      }
    }
    return counting;
  }

  private static boolean isNew(Wish wish, MonthOfDemand month) {
    return wish.app().isEmpty() && !month.demands().containsKey(wish.key());
  }

  /** True if a wish was counted on a day. */
  public boolean has(LocalDate at, Wish wish) {
    return on(at).contains(wish.key());
  }

  /** True if no further app counts on a day. */
  public boolean fullOn(LocalDate at) {
    return on(at).size() >= MOST;
  }

  /**
   * These wishes after further ones of a day.
   *
   * @param month the month before them
   */
  public DayOfWishes with(LocalDate at, List<Wish> counting, MonthOfDemand month) {
    var all = new TreeSet<>(on(at));
    counting.forEach(wish -> all.add(wish.key()));
    int more = (int) counting.stream().filter(wish -> isNew(wish, month)).count();
    return new DayOfWishes(at.isAfter(day) ? at : day, List.copyOf(all), freshIn(YearMonth.from(at)) + more);
  }
}
