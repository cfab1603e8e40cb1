package org.numberrefresh.domain.order;

import java.time.Instant;

/**
 * The idempotency key of a replay, and the request that it is used for. A replay makes an order for each order that it
 * asks about, and none may exist yet when the key is used again: so the key is kept by itself.
 *
 * @param value the key, as the operator gave it
 * @param request the keyed fingerprint of the request
 * @param usedAt when the key was used first, to the second
 */
public record ReplayKey(String value, String request, Instant usedAt) {}
