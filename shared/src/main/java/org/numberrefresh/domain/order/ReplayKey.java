package org.numberrefresh.domain.order;

import java.time.Instant;

/**
 * The idempotency key of a replay, and the request that used it. A replay makes one order for each order it asks about.
 * None of them may exist yet when the key comes again, so the key is kept by itself.
 *
 * @param value the key, as the operator gave it
 * @param request the keyed fingerprint of the request
 * @param usedAt the time of its first use, to the second
 */
public record ReplayKey(String value, String request, Instant usedAt) {}
