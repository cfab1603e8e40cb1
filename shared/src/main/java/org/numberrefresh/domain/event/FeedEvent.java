package org.numberrefresh.domain.event;

import java.time.Instant;

/**
 * An event before it has a position.
 *
 * @param id its identity
 * @param at the time when it happened, to the second
 * @param data its content
 */
public record FeedEvent(EventId id, Instant at, EventData data) {}
