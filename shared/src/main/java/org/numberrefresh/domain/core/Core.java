package org.numberrefresh.domain.core;

import java.security.SecureRandom;
import java.time.Clock;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.queue.Queues;

/**
 * What everything that the system does is done with.
 *
 * @param stores where things are stored
 * @param queues where work is queued
 * @param keys what numbers are hidden with
 * @param clock where time comes from
 * @param random where chance comes from
 */
public record Core(Stores stores, Queues queues, Keys keys, Clock clock, SecureRandom random) {}
