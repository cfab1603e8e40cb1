/** Runs calls side by side on virtual threads. */
package org.numberrefresh.parallel;
