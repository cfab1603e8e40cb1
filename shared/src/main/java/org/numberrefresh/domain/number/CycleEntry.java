package org.numberrefresh.domain.number;

import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * A number's place in one batch of a cycle.
 *
 * @param batch the batch
 * @param index the number's index in the batch, from 0
 * @param apps the apps that were asked for
 */
public record CycleEntry(BatchId batch, int index, AppSelection apps) {}
