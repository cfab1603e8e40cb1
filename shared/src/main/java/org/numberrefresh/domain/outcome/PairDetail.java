package org.numberrefresh.domain.outcome;

/**
 * What an app says beside an outcome. Few pairs have it.
 *
 * @param caseId the app's case number, "" where it gave none; at most {@value #MAX_LENGTH} characters
 * @param providerCode the app's own code, "" where it gave none; at most {@value #MAX_LENGTH} characters
 */
public record PairDetail(String caseId, String providerCode) {

  /** How long each may be. */
  public static final int MAX_LENGTH = 64;

  /** Nothing said. */
  public static final PairDetail NONE = new PairDetail("", "");

  public PairDetail {
    if (caseId.length() > MAX_LENGTH || providerCode.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("caseId and providerCode have at most " + MAX_LENGTH + " characters.");
    }
  }
}
