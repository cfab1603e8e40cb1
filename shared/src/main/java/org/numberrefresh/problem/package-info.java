/** Errors that a caller is told: codes, statuses, and the lines that they are about. Start at {@link ProblemCode}. */
package org.numberrefresh.problem;
