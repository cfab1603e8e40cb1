package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.numberrefresh.domain.appeal.AppealBatches;
import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;

/** The small part of a batch that changes often. A batch is accepted first, and opened when its numbers have cooled. */
public sealed interface BatchHead permits AcceptedHead, OpenedHead {

  /** The fewest numbers that hide one another. */
  int FEW = 20;

  /** The carrier's request. */
  BatchRequest request();

  /** The numbers that are no longer to be sent. */
  Withdrawn withdrawn();

  /** The time of its earliest outstanding step; empty once nothing is outstanding. */
  Optional<Instant> dueAt();

  /** Its state. */
  BatchState state();

  /** True if its order was never committed and its claims fell away. */
  boolean fellAway();

  /** True if it waits for the end of its numbers' ninety days. */
  boolean cooling();

  /** True if it is opened and every task is settled. */
  boolean allTasksSettled();

  /** This head, if it is opened: its apps are fixed. Else empty. */
  default Optional<OpenedHead> opened() {
    return this instanceof OpenedHead opened ? Optional.of(opened) : Optional.empty();
  }

  /** The opened ones of some heads. */
  static Map<BatchId, OpenedHead> opened(Map<BatchId, BatchHead> heads) {
    return heads.values().stream()
        .flatMap(head -> head.opened().stream())
        .collect(Collectors.toMap(OpenedHead::id, head -> head));
  }

  /** The batch. */
  default BatchId id() {
    return request().id();
  }

  /** The objection that it comes from, if it belongs to an appeal and to no order. */
  default Optional<Objection> objection() {
    return request().objection();
  }

  /** True if its app decides on an appeal in it, and is not asked to unbind. */
  default boolean isAppeal() {
    return objection().isPresent() && id().equals(AppealBatches.deciding(id().order()));
  }

  /** The mode in which it was asked for. */
  default Mode mode() {
    return request().mode();
  }

  /** The number of indexes that it has. */
  default int numbers() {
    return request().numbers();
  }

  /** The number of indexes that count. */
  default int counted() {
    return request().counted();
  }

  /** Indexes that are not to be sent: lost or withdrawn. */
  default BitSet unsendable() {
    BitSet all = request().lost();
    all.or(withdrawn().indexes());
    return all;
  }

  /** True if no number is left that is to be sent. */
  default boolean allUnsendable() {
    return unsendable().cardinality() >= numbers();
  }

  /** True if few numbers are left, so that the time of an app's last answer would tell of each of them. */
  default boolean few() {
    return numbers() - unsendable().cardinality() < FEW;
  }
}
