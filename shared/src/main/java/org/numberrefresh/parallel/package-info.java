/** Calls side by side on virtual threads. Start at {@link InParallel}. */
package org.numberrefresh.parallel;
