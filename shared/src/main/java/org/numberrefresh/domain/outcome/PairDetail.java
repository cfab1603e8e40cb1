package org.numberrefresh.domain.outcome;

/**
 * The case number and code that an app gives beside an outcome. Few pairs have them.
 *
 * @param caseId the app's case number, "" if it gave none; at most {@value #MAX_LENGTH} characters
 * @param providerCode the app's own code, "" if it gave none; at most {@value #MAX_LENGTH} characters
 */
public record PairDetail(String caseId, String providerCode) {

  /** The longest that each may be, in characters. */
  public static final int MAX_LENGTH = 64;

  /** Nothing said. */
  public static final PairDetail NONE = new PairDetail("", "");

  public PairDetail {
    if (caseId.length() > MAX_LENGTH || providerCode.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("caseId and providerCode have at most " + MAX_LENGTH + " characters.");
    }
  }
}
