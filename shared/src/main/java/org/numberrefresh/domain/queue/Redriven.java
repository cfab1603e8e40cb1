package org.numberrefresh.domain.queue;

/**
 * The result of a redrive of a queue's dead letters.
 *
 * @param moved the count that went back to the queue
 * @param unreadable the count of those that cannot be read and were left
 * @param moreRemain true if time ran out before the last one
 */
public record Redriven(int moved, int unreadable, boolean moreRemain) {}
