/**
 * Outcomes of a number at an app: their order, the law by which they rise, and their outward form.
 *
 * <p>Start at {@link Outcome}.
 */
package org.numberrefresh.domain.outcome;
