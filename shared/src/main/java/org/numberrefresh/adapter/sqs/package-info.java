/** The queues on SQS. */
package org.numberrefresh.adapter.sqs;
