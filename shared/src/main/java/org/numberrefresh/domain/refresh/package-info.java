/** Identifiers of orders, batches and tasks, and the mode of a refresh. Start at {@link OrderId}. */
package org.numberrefresh.domain.refresh;
