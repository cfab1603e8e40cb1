/**
 * Batches of up to 500 numbers: the head, one task for each app, the summary, and the index of what is due.
 *
 * <p>Start at {@link TaskOutcomes}.
 */
package org.numberrefresh.domain.batch;
