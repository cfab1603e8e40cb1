/** Drives the batches that the queue {@code batches} names. */
package org.numberrefresh.function.dispatch;
