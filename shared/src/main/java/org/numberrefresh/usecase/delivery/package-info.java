/**
 * Brings tasks to apps and answers back: calls, polls, events, and results that come later.
 *
 * <p>Start at {@link DeliverTasks}.
 */
package org.numberrefresh.usecase.delivery;
