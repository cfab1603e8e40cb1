/**
 * The design that most would write first, written well: a message and an item for each pair. It is what the cost of the
 * real one is held against.
 */
package org.numberrefresh.bench.naive;
