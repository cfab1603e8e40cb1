/** Queues what is due, each minute. */
package org.numberrefresh.function.sweep;
