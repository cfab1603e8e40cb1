/**
 * Withdraws numbers: of a cancelled order, of a restore, of a life that a newer one ends.
 *
 * <p>Start at {@link Withdrawals}.
 */
package org.numberrefresh.usecase.withdrawal;
