package org.numberrefresh.domain.release;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;

/**
 * A carrier's rule for the sale of refreshed numbers. It is the one place that decides a gate, and sees outward
 * outcomes alone.
 *
 * <p>Decision: docs/decisions.md#a-release-rule-sees-what-its-carrier-sees
 *
 * @param mustBeClear the apps that must be CLEAR, or show a tolerated outcome
 * @param tolerate the residue that holds no number back
 * @param notOlderThanDays the most days in Asia/Shanghai since the apps were asked; empty for any
 */
public record ReleaseRule(MustBeClear mustBeClear, List<Tolerated> tolerate, OptionalInt notOlderThanDays) {

  /** The most apps that a rule names. */
  public static final int MOST_APPS = 500;

  /** The most residue that a rule tolerates. */
  public static final int MOST_TOLERATED = 200;

  /** The apps that must be CLEAR. */
  public sealed interface MustBeClear {

    /** Every app that was asked. */
    record All() implements MustBeClear {}

    /**
     * Some apps. One of them that was not asked is not CLEAR.
     *
     * @param apps their ids; none if residue holds no number back
     */
    record Some(List<String> apps) implements MustBeClear {
      public Some {
        apps = List.copyOf(apps);
      }
    }
  }

  public ReleaseRule {
    tolerate = List.copyOf(tolerate);
  }

  /** The rule of a carrier that set none: the apps that its operator named for it must be CLEAR. */
  public static ReleaseRule usual(List<String> apps) {
    return new ReleaseRule(new MustBeClear.Some(apps), List.of(), OptionalInt.empty());
  }

  /**
   * The gate of a refreshed number.
   *
   * @param today the present day in Asia/Shanghai
   */
  public Release gate(Refreshed number, LocalDate today) {
    if (isTooOld(number, today) || !isKept(number)) {
      return Release.HOLD;
    }
    return number.remaining().isEmpty() ? Release.RELEASABLE : Release.RELEASABLE_WITH_RESIDUE;
  }

  private boolean isTooOld(Refreshed number, LocalDate today) {
    return notOlderThanDays.isPresent()
        && ChronoUnit.DAYS.between(number.askedOn(), today) > notOlderThanDays.getAsInt();
  }

  private boolean isKept(Refreshed number) {
    return switch (mustBeClear) {
      case MustBeClear.All() -> number.remaining().stream().allMatch(this::isTolerated);
      case MustBeClear.Some(List<String> apps) -> apps.stream().allMatch(app -> isClear(app, number));
    };
  }

  private boolean isClear(String app, Refreshed number) {
    return number.clear().contains(app)
        || number.remaining().stream().anyMatch(one -> one.app().equals(app) && isTolerated(one));
  }

  private boolean isTolerated(Remaining remaining) {
    return tolerate.stream().anyMatch(one -> one.includes(remaining));
  }
}
