package org.numberrefresh.simulation.apps;

/**
 * One final answer to one question, or one decision on an appeal.
 *
 * @param item the question
 * @param answer the answer
 * @param caseId the app's case number, or empty
 * @param providerCode the app's own code, or empty
 * @param appeal its decision, or empty where the question is no appeal; the answer is the one that holds after it
 */
record AppResult(AppQuestion item, SimulatedAnswer answer, String caseId, String providerCode, String appeal) {

  private static final String UPHELD = "UPHELD";

  /** An answer to a question that is no appeal. */
  AppResult(AppQuestion item, SimulatedAnswer answer, String caseId, String providerCode) {
    this(item, answer, caseId, providerCode, "");
  }

  /** The decision on an appeal. */
  static AppResult decision(AppQuestion item, boolean upheld, SimulatedAnswer present) {
    return upheld
        ? new AppResult(item, SimulatedAnswer.UNBOUND, "", "", UPHELD)
        : new AppResult(item, present, "", "", "REJECTED");
  }

  /** True if it names an outcome: all but a rejected appeal. */
  boolean namesAnOutcome() {
    return appeal.isEmpty() || appeal.equals(UPHELD);
  }
}
