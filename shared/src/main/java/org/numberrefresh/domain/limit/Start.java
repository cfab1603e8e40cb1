package org.numberrefresh.domain.limit;

import java.time.Instant;

/**
 * A start time of a call.
 *
 * @param from not before
 * @param until not later: a call that is late gives it up and asks for another
 */
public record Start(Instant from, Instant until) {}
