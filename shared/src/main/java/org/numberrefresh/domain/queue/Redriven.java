package org.numberrefresh.domain.queue;

/**
 * What became of a queue's dead letters.
 *
 * @param moved how many went back to the queue
 * @param unreadable how many nobody can read: they were left
 * @param moreRemain whether the time was over before the last was looked at
 */
public record Redriven(int moved, int unreadable, boolean moreRemain) {}
