/** Asks again: plans which pairs an operator's replay concerns, and stores them as new batches. */
package org.numberrefresh.usecase.replay;
