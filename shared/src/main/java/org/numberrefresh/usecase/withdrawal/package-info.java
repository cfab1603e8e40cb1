/**
 * Withdraws numbers: of a cancelled order, for a restore, or of a life that a newer one ends.
 *
 * <p>Start at {@link Withdrawals}.
 */
package org.numberrefresh.usecase.withdrawal;
