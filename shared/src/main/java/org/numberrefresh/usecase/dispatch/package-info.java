/** Drives a batch: opens it, queues its tasks, reconciles, sums up, settles. */
package org.numberrefresh.usecase.dispatch;
