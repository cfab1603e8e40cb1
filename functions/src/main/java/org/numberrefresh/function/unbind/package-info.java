/** Calls the apps whose tasks the queues {@code tasks} and {@code tasks-slow} name. Start at {@link UnbindFunction}. */
package org.numberrefresh.function.unbind;
