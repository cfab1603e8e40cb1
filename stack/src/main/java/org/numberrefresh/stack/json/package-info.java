/** Reads and writes JSON. */
package org.numberrefresh.stack.json;
