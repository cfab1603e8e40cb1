/** The feed of a carrier: events in contiguous positions, oldest first. Start at {@link Feeds}. */
package org.numberrefresh.domain.event;
