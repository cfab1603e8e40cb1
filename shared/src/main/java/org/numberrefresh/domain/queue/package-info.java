/** The queues between the functions, and their messages of keys only. */
package org.numberrefresh.domain.queue;
