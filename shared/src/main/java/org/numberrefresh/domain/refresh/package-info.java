/**
 * Identifiers of orders, batches, tasks and parts of a key change, and the mode of a refresh. Start at {@link OrderId}.
 */
package org.numberrefresh.domain.refresh;
