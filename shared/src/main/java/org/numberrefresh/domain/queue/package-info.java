/** Queues between the functions, and their messages, which hold keys and never a number. Start at {@link Queues}. */
package org.numberrefresh.domain.queue;
