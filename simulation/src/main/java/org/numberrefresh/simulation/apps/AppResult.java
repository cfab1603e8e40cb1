package org.numberrefresh.simulation.apps;

/**
 * One final answer to one question.
 *
 * @param item the question
 * @param answer the answer
 * @param caseId the app's case number, or empty
 * @param providerCode the app's own code, or empty
 */
record AppResult(AppQuestion item, SimulatedAnswer answer, String caseId, String providerCode) {}
