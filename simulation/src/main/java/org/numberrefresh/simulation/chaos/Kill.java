package org.numberrefresh.simulation.chaos;

import java.time.Duration;

/**
 * One kill.
 *
 * <p>Decision: docs/decisions.md#chaos-counts-a-kill-whatever-it-hit
 *
 * @param stage the work that is under way
 * @param signs it comes when so many signs of progress were seen since the stage began; not looked at while the stack
 *     starts
 * @param atLatest it comes after that time in any case; while the stack starts, that long after its stores' process
 */
record Kill(Stage stage, long signs, Duration atLatest) {}
