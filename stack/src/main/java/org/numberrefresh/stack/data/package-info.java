/** Keeps files in the stack's data directory, for its owner alone and for one stack at a time. */
package org.numberrefresh.stack.data;
