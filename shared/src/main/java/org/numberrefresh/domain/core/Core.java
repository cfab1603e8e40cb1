package org.numberrefresh.domain.core;

import java.security.SecureRandom;
import java.time.Clock;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.queue.Queues;

/**
 * The collaborators of every use case.
 *
 * @param stores the stores, one for each kind of thing
 * @param queues the queues between the functions
 * @param keys the keys that hide numbers
 * @param clock the source of time
 * @param random the source of chance
 */
public record Core(Stores stores, Queues queues, Keys keys, Clock clock, SecureRandom random) {}
