package org.numberrefresh.usecase.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.numberrefresh.domain.app.Delivery;

/** The checks of an endpoint, in their order. */
public enum TrialCheck {
  /** A challenge is answered. */
  VERIFY(true),
  /** A number is answered. */
  UNBIND(true),
  /** The same call again has the same answer. */
  REPEAT(true),
  /** A call that another key signed is refused. */
  BAD_SIGNATURE(true),
  /** A call of ten minutes ago is refused. */
  STALE_TIME(false),
  /** A withdrawal is taken. */
  CANCEL(false),
  /** An appeal is answered. */
  APPEAL(true),
  /** A type that is added later breaks nothing. */
  UNKNOWN_TYPE(false);

  private final boolean ofEvents;

  TrialCheck(boolean ofEvents) {
    this.ofEvents = ofEvents;
  }

  /** Its name in requests and answers, such as {@code bad-signature}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The check of a name. */
  public static Optional<TrialCheck> of(String text) {
    return Arrays.stream(values()).filter(check -> check.text().equals(text)).findFirst();
  }

  /** The checks that there are for a delivery. Security events have no withdrawal, and their time is not checked. */
  static List<TrialCheck> of(Delivery.Called called) {
    return switch (called) {
      case Delivery.Push _ -> List.of(values());
      case Delivery.Risc _ -> Arrays.stream(values()).filter(check -> check.ofEvents).toList();
    };
  }
}
