/** Tells carriers what happened, and reads it to them. Start at {@link Feed}. */
package org.numberrefresh.usecase.feed;
