/** Facts that operators are shown of each run of a function. Start at {@link RunWatch}. */
package org.numberrefresh.domain.watch;
