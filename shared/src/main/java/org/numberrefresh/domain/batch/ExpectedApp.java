package org.numberrefresh.domain.batch;

import java.time.Instant;

/**
 * An app that a batch expects an answer of, as it was when the batch was opened.
 *
 * @param number the app's small number
 * @param id the app's id
 * @param deadline when what still waits is closed
 */
public record ExpectedApp(int number, String id, Instant deadline) {}
