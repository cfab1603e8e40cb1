/** Invokes handlers as Lambda does: instances, time limits, events and contexts. */
package org.numberrefresh.stack.invoke;
