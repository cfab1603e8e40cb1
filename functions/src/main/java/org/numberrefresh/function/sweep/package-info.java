/** Queues what is due, each minute. Start at {@link SweepFunction}. */
package org.numberrefresh.function.sweep;
