package org.numberrefresh.domain.call;

import java.time.Instant;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.TaskId;

/**
 * A number that an app is asked about.
 *
 * @param ref the reference by which the app answers
 * @param task the task that it belongs to
 * @param index its index in the batch
 * @param phoneNumber the number
 * @param boundBefore the cut-off: accounts that were bound later belong to the present holder
 * @param dueAt the deadline of the answer
 */
public record AskedNumber(
    String ref, TaskId task, int index, PhoneNumber phoneNumber, Instant boundBefore, Instant dueAt) {}
