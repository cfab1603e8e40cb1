package org.numberrefresh.domain.batch;

import java.time.Instant;

/**
 * An app that a batch expects an answer of, as it was when the batch was opened.
 *
 * @param number the app's small number
 * @param id the app's id
 * @param deadline the time at which pairs that still wait are closed
 */
public record ExpectedApp(int number, String id, Instant deadline) {}
