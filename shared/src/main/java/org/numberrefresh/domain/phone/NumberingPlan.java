package org.numberrefresh.domain.phone;

import java.util.Optional;
import java.util.regex.Pattern;
import org.numberrefresh.problem.ProblemCode;

/**
 * The numbers of the Chinese plan that a subscriber can hold and register accounts with.
 *
 * <p>Sources: the numbering plan of telecommunications networks (电信网编号计划, 2017) and the ministry's allocations.
 *
 * <ul>
 *   <li>Mobile numbers have eleven digits and start with 13 to 19.
 *   <li>1349 and 174 are not sold to subscribers: 1349, 17400 to 17405 and 1749 are satellite services, 17406 to 17412
 *       the ministry's emergency service, and the rest of 174 is unassigned.
 *   <li>Things have thirteen digits. 140, 141, 144, 146 and 148 are theirs, so no subscriber has them with eleven.
 *   <li>700 is lent out for privacy relays.
 * </ul>
 *
 * <p>Ranges that are not allocated yet, such as 154, count as mobile here: the number ranges decide on them.
 */
public final class NumberingPlan {

  private static final Pattern MOBILE = Pattern.compile("861[3-9][0-9]{9}");
  private static final Pattern SATELLITE_OR_EMERGENCY = Pattern.compile("86(1349|174[0-9])[0-9]{7}");
  private static final Pattern PRIVACY_RELAY = Pattern.compile("86700[0-9]{8}");
  private static final Pattern THING = Pattern.compile("861[0-9]{12}|8614[01468][0-9]{8}");
  private static final Pattern FIXED_LINE = Pattern.compile("86(10|2[0-9])[0-9]{8}|86[3-9][0-9]{2}[0-9]{7,8}");

  /** The use of a number. */
  public enum Use {
    /** A subscriber's mobile number. */
    MOBILE,
    /** The number of a thing, a satellite, a privacy relay or a fixed line. Nobody registers an app with it. */
    OTHER_SERVICE,
    /** No number of the plan: wrong length, wrong country or unassigned. */
    NOT_IN_PLAN
  }

  private NumberingPlan() {}

  /** The reason why a number cannot be refreshed by any carrier; empty if it can. */
  public static Optional<ProblemCode> refusal(PhoneNumber number) {
    return switch (useOf(number)) {
      case NOT_IN_PLAN -> Optional.of(ProblemCode.NUMBER_FORMAT_INVALID);
      case OTHER_SERVICE -> Optional.of(ProblemCode.UNSUPPORTED_IDENTIFIER);
      case MOBILE -> Optional.empty();
    };
  }

  /** Tells the use of a number. */
  public static Use useOf(PhoneNumber number) {
    String digits = number.e164().substring(1);
    if (SATELLITE_OR_EMERGENCY.matcher(digits).matches()
        || PRIVACY_RELAY.matcher(digits).matches()
        || THING.matcher(digits).matches()) {
      return Use.OTHER_SERVICE;
    }
    if (MOBILE.matcher(digits).matches()) {
      return Use.MOBILE;
    }
    return FIXED_LINE.matcher(digits).matches() ? Use.OTHER_SERVICE : Use.NOT_IN_PLAN;
  }
}
