/** The tables, queues and secrets that a stack stands on: embedded in a child process, or behind any AWS endpoint. */
package org.numberrefresh.stack.stores;
