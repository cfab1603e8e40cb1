/** Batches of up to 500 numbers and their tasks: heads, outcomes, summaries, and the due index. */
package org.numberrefresh.domain.batch;
