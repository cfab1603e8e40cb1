/** Answers carriers' questions and the recycling check. Start at {@link QueryFunction}. */
package org.numberrefresh.function.query;
