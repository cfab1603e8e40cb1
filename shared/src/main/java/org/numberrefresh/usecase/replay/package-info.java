/** Asks apps again: plans which pairs are concerned, and stores them as new batches. Start at {@link Replays}. */
package org.numberrefresh.usecase.replay;
