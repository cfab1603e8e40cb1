package org.numberrefresh.domain.batch;

/**
 * The stores of batches, one for each part.
 *
 * @param heads their heads
 * @param tasks their tasks
 * @param contents their numbers and apps
 * @param glances all parts at once, for queries
 * @param dueIndex the index of everything that waits for a time
 */
public record Batches(Heads heads, Tasks tasks, Contents contents, Glances glances, DueIndex dueIndex) {}
