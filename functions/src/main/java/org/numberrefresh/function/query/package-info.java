/** Answers carriers' questions and the recycling check. */
package org.numberrefresh.function.query;
