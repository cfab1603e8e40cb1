/** Carriers, their number ranges and their daily limits. Start at {@link Carrier}. */
package org.numberrefresh.domain.carrier;
