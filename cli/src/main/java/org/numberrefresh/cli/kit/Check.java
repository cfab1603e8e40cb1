package org.numberrefresh.cli.kit;

import java.util.Locale;

/** The checks of the kit, in their order. */
enum Check {
  /** A challenge is answered. */
  VERIFY,
  /** One number is answered. */
  UNBIND_ONE,
  /** 500 numbers are answered. */
  UNBIND_MANY,
  /** The same call again has the same answer. */
  REPEAT,
  /** A call whose second signature is the app's is taken. */
  ROTATION,
  /** A call that another secret signed, or that was changed, is refused. */
  BAD_SIGNATURE,
  /** A call of ten minutes ago is refused. */
  STALE_TIME,
  /** A withdrawal is taken. */
  CANCEL,
  /** An appeal is answered. */
  APPEAL,
  /** A type that is added later breaks nothing. */
  UNKNOWN_TYPE,
  /** A digest in the place of a number breaks nothing. */
  DIGESTS,
  /** Every answer comes in time. */
  TIME_LIMIT;

  /** The key of its name among the texts. */
  String key() {
    return "kit.check." + name();
  }

  /** Its name for machines, such as {@code bad-signature}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
