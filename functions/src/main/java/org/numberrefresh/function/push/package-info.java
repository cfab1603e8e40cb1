/** Pushes the feeds that the queue {@code pushes} names. Start at {@link PushFunction}. */
package org.numberrefresh.function.push;
