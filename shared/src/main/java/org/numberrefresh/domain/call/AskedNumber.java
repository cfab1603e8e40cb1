package org.numberrefresh.domain.call;

import java.time.Instant;
import java.util.Optional;
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
 * @param appeal the appeal, if the app is asked to decide on one
 */
public record AskedNumber(
    String ref,
    TaskId task,
    int index,
    PhoneNumber phoneNumber,
    Instant boundBefore,
    Instant dueAt,
    Optional<AskedAppeal> appeal) {

  /** A number that an app is asked to unbind. */
  public AskedNumber(String ref, TaskId task, int index, PhoneNumber phoneNumber, Instant boundBefore, Instant dueAt) {
    this(ref, task, index, phoneNumber, boundBefore, dueAt, Optional.empty());
  }
}
