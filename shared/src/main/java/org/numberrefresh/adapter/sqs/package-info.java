/** Queues on SQS, and their dead letters. Start at {@link SqsQueues}. */
package org.numberrefresh.adapter.sqs;
