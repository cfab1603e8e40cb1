/** Counts of what apps answered, for each app, carrier and day. Start at {@link Statistics}. */
package org.numberrefresh.domain.statistics;
