/**
 * Drives a batch: opens it, queues its tasks, compares it with them, closes and settles it.
 *
 * <p>Start at {@link BatchDriver}.
 */
package org.numberrefresh.usecase.dispatch;
