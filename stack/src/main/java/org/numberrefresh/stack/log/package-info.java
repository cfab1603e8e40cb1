/** Writes the stack's own log, one JSON object a line. */
package org.numberrefresh.stack.log;
