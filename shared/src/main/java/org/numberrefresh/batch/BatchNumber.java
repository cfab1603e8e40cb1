package org.numberrefresh.batch;

import java.time.Instant;
import org.numberrefresh.number.PhoneNumber;

/**
 * One number of a batch.
 *
 * @param line the index of its line in the order, from 0
 * @param phoneNumber the number
 * @param since deactivatedAt in BATCH mode, holderSince in ACTIVE mode, to the second
 * @param consent the reference of the subscriber's consent, "" in BATCH mode
 */
public record BatchNumber(int line, PhoneNumber phoneNumber, Instant since, String consent) {}
