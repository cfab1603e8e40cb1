package org.numberrefresh.domain.batch;

/**
 * Where batches are stored, part by part.
 *
 * @param heads their heads
 * @param tasks their tasks
 * @param contents their numbers and apps
 * @param glances all parts at once, for queries
 * @param dueIndex the index over what waits for a time
 */
public record Batches(Heads heads, Tasks tasks, Contents contents, Glances glances, DueIndex dueIndex) {}
