package org.numberrefresh.domain.batch;

import org.numberrefresh.domain.appeal.Appeals;

/**
 * The stores of batches, one for each part.
 *
 * @param heads their heads
 * @param tasks their tasks
 * @param contents their numbers and apps
 * @param glances all parts at once, for queries
 * @param dueIndex the index of everything that waits for a time
 * @param appeals the appeals of pairs, and those of carriers
 */
public record Batches(
    Heads heads, Tasks tasks, Contents contents, Glances glances, DueIndex dueIndex, Appeals appeals) {}
