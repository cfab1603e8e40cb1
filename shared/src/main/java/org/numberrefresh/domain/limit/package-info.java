/** Limits on calls to an app, shared by all workers: rate, places, circuit and pause. Start at {@link CallSlots}. */
package org.numberrefresh.domain.limit;
