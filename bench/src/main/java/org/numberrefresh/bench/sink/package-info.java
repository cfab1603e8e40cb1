/** Apps that answer at once and cost nothing: one thread for all of them, whose processor time is known apart. */
package org.numberrefresh.bench.sink;
