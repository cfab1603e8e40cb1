package org.numberrefresh.domain.outcome;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The outcomes that an app may be asked about again: final, not clear, not CANCELLED. An outcome with a reason is
 * written {@code BLOCKED/OPEN_DISPUTE}; {@code BLOCKED} stands for every reason.
 */
public final class AskableAgain {

  private static final Set<Outcome> ALL =
      EnumSet.copyOf(Arrays.stream(Outcome.values()).filter(AskableAgain::is).toList());

  private AskableAgain() {}

  /** True if an app may be asked about an outcome again. */
  public static boolean is(Outcome outcome) {
    return outcome.isFinal() && !outcome.isClear() && outcome != Outcome.CANCELLED;
  }

  /** The outcomes that a name stands for; empty if the name is unknown. */
  public static Optional<Set<Outcome>> named(String name) {
    Set<Outcome> named =
        ALL.stream()
            .filter(outcome -> name.equals(nameOf(outcome)) || name.equals(outcome.outward().name()))
            .collect(Collectors.toSet());
    return Optional.of(named).filter(some -> !some.isEmpty());
  }

  /**
   * The outcomes that a carrier may have asked about again: those that may change.
   *
   * @param outward their outward value
   * @param reason their outward reason; empty for any
   * @return none if no outcome with these may change
   */
  public static Set<Outcome> retryable(OutwardOutcome outward, Optional<String> reason) {
    return ALL.stream()
        .filter(Outcome::retryable)
        .filter(outcome -> outcome.outward() == outward)
        .filter(outcome -> reason.filter(text -> !text.equals(outcome.outwardReason())).isEmpty())
        .collect(Collectors.toSet());
  }

  /** The name of an outcome, with its reason. */
  public static String nameOf(Outcome outcome) {
    String outward = outcome.outward().name();
    return outcome.name().equals(outward) ? outward : outward + "/" + outcome.name().substring(outward.length() + 1);
  }
}
