package org.numberrefresh.domain.call;

import java.util.Arrays;
import org.numberrefresh.domain.phone.PhoneNumber;

/**
 * A fault of one result that an app gave.
 *
 * @param rule the rule that it breaks
 * @param value the name of the property, or the text, that breaks it; "" if there is none to show
 */
public record ResultFlaw(Rule rule, String value) {

  private static final int MOST_SHOWN = 64;

  /** The rules for results. */
  public enum Rule {
    /** A result is an object. */
    NOT_AN_OBJECT(1),
    /** Each property that is read is a string; case number and code may be whole numbers. */
    WRONG_TYPE(2),
    /** A result has an outcome. */
    OUTCOME_MISSING(3),
    /** Its outcome is one of the list. */
    OUTCOME_UNKNOWN(4),
    /** BLOCKED and REFUSED have a reason. */
    REASON_MISSING(5),
    /** The reason is one of the outcome's own. */
    REASON_UNKNOWN(6),
    /** No other outcome has a reason. */
    REASON_SURPLUS(7),
    /** The case number is short. */
    CASE_ID_TOO_LONG(8),
    /** The case number has no control character and no half character. */
    CASE_ID_NOT_PLAIN(9),
    /** The code is short. */
    PROVIDER_CODE_TOO_LONG(10),
    /** The code has no control character and no half character. */
    PROVIDER_CODE_NOT_PLAIN(11),
    /** The outcome is one of the order's mode. */
    MODE_UNFIT(12),
    /** CANCELLED is answered for a number that was withdrawn, and later only. */
    NOT_WITHDRAWN(13),
    /** The ref is one that the call had. */
    REF_UNKNOWN(14),
    /** A decision on an appeal is one of the list. */
    APPEAL_UNKNOWN(15),
    /** Beside UPHELD stands a clear outcome or none; beside the other decisions stands none. */
    APPEAL_OUTCOME_UNFIT(16),
    /** An appeal is answered by a decision. */
    APPEAL_MISSING(17),
    /** A decision on an appeal is given for an appeal alone. */
    NOT_AN_APPEAL(18);

    private final int code;

    Rule(int code) {
      this.code = code;
    }

    /** The number by which it is stored. */
    public int code() {
      return code;
    }

    /** The rule that is stored by a number. */
    public static Rule ofCode(int code) {
      return Arrays.stream(values()).filter(rule -> rule.code == code).findFirst().orElseThrow();
    }
  }

  public ResultFlaw {
    String hidden = PhoneNumber.hiddenIn(value);
    value = hidden.length() > MOST_SHOWN ? hidden.substring(0, MOST_SHOWN) : hidden;
  }

  /** A flaw without a value to show. */
  public static ResultFlaw of(Rule rule) {
    return new ResultFlaw(rule, "");
  }
}
