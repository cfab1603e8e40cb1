/**
 * Drives the batches, and the parts of a key change, that the queue {@code batches} names.
 *
 * <p>Start at {@link DispatchFunction}.
 */
package org.numberrefresh.function.dispatch;
