/** Pushes carriers' feeds to their sinks, and registers sinks. Start at {@link PushFeed}. */
package org.numberrefresh.usecase.push;
