package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.Optional;

/**
 * The head of a batch that is not opened yet: it waits for its order to be committed and its numbers to cool.
 *
 * @param request the carrier's request
 * @param withdrawn the numbers that are no longer to be sent
 * @param dueAt the time when it is driven on; empty if its order was never committed
 */
public record AcceptedHead(BatchRequest request, Withdrawn withdrawn, Optional<Instant> dueAt) implements BatchHead {

  /** The head as intake stores it. */
  public AcceptedHead(BatchRequest request, Instant dueAt) {
    this(request, Withdrawn.NONE, Optional.of(dueAt));
  }

  @Override
  public BatchState state() {
    return BatchState.ACCEPTED;
  }

  @Override
  public boolean fellAway() {
    return dueAt.isEmpty();
  }

  @Override
  public boolean cooling() {
    return request.startsAt().isAfter(request.createdAt()) && !fellAway();
  }

  @Override
  public boolean allTasksSettled() {
    return false;
  }
}
