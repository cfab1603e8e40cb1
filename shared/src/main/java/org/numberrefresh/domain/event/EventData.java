package org.numberrefresh.domain.event;

import java.time.Instant;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/** The content of an event. It is thin: ids, counts and states, never a phone number. */
public sealed interface EventData {

  /** The type of an event with this content. */
  EventType type();

  /**
   * An order is accepted.
   *
   * @param accepted the count of accepted numbers
   * @param rejected the count of rejected lines
   * @param startsAt the start of the earliest number's refresh
   * @param dueAt the deadline of the last answer
   */
  record OrderAccepted(OrderId order, int accepted, int rejected, Instant startsAt, Instant dueAt)
      implements EventData {
    @Override
    public EventType type() {
      return EventType.ORDER_ACCEPTED;
    }
  }

  /**
   * Apps are asked about a part of an order.
   *
   * @param numbers the count of its numbers
   */
  record OrderStarted(OrderId order, int numbers) implements EventData {
    @Override
    public EventType type() {
      return EventType.ORDER_STARTED;
    }
  }

  /**
   * A batch is settled.
   *
   * @param place its position among the batches of its order
   */
  record BatchSettled(BatchId batch, int place, SettledCounts counts) implements EventData {
    @Override
    public EventType type() {
      return EventType.BATCH_SETTLED;
    }
  }

  /** An order is settled. */
  record OrderSettled(OrderId order, SettledCounts counts) implements EventData {
    @Override
    public EventType type() {
      return EventType.ORDER_SETTLED;
    }
  }

  /**
   * Outcomes of a settled batch rose.
   *
   * @param place its position among the batches of its order
   * @param counts the counts after it
   */
  record OutcomeChanged(BatchId batch, int place, SettledCounts counts) implements EventData {
    @Override
    public EventType type() {
      return EventType.OUTCOME_CHANGED;
    }
  }

  /**
   * Numbers of a batch are withdrawn.
   *
   * @param numbers the count of numbers that are withdrawn from the batch for this reason by now
   */
  record NumberWithdrawn(BatchId batch, int numbers, Withdrawn.Why why) implements EventData {
    @Override
    public EventType type() {
      return EventType.NUMBER_WITHDRAWN;
    }
  }

  /**
   * The state of an appeal changed.
   *
   * @param outcome the outcome that the appealed pair shows after it
   */
  record AppealChanged(OrderId appeal, AppealState state, OutwardOutcome outcome) implements EventData {
    @Override
    public EventType type() {
      return EventType.APPEAL_CHANGED;
    }
  }

  /**
   * An app begins or ends to take part.
   *
   * @param app its id
   * @param covered true if it takes part from now on
   * @param sector its sector, such as SOCIAL
   */
  record CoverageChanged(String app, boolean covered, String sector) implements EventData {
    @Override
    public EventType type() {
      return EventType.COVERAGE_CHANGED;
    }
  }
}
