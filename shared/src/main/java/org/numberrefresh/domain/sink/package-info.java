/** The sinks that carriers' feeds are pushed to, and how far each push has come. Start at {@link Sink}. */
package org.numberrefresh.domain.sink;
