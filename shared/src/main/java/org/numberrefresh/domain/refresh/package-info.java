/** The identifiers that everything else is named by: orders, batches, tasks, and the mode of a refresh. */
package org.numberrefresh.domain.refresh;
