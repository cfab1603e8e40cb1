/** Feeds functions from queues as Lambda's event source does. */
package org.numberrefresh.stack.queue;
