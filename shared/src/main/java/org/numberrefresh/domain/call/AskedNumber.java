package org.numberrefresh.domain.call;

import java.time.Instant;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.TaskId;

/**
 * One number that an app is asked about.
 *
 * @param ref by which the app answers
 * @param task the task that it belongs to
 * @param index its index in the batch
 * @param phoneNumber the number
 * @param boundBefore what was bound later is the present holder's own
 * @param dueAt until when an answer is expected
 */
public record AskedNumber(
    String ref, TaskId task, int index, PhoneNumber phoneNumber, Instant boundBefore, Instant dueAt) {}
