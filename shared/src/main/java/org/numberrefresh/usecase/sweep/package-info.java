/** Queues everything that is due, once a minute, and looks after apps that fail. Start at {@link Sweep}. */
package org.numberrefresh.usecase.sweep;
