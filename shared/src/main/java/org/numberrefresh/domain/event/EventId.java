package org.numberrefresh.domain.event;

import java.time.LocalDate;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * The identity of an event. It follows from what happened, so a step that is repeated after a crash makes the same
 * event, and the feed holds it once.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters, never a phone number
 */
public record EventId(String value) {

  /** The greatest length. */
  public static final int MAX_LENGTH = 120;

  public EventId {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("An event's id has 1 to " + MAX_LENGTH + " characters.");
    }
  }

  /** The event that tells that an order is accepted. */
  public static EventId accepted(OrderId order) {
    return new EventId("accepted/" + order);
  }

  /**
   * The event that tells that apps are asked about a part of an order.
   *
   * @param day the day on which the part starts
   */
  public static EventId started(OrderId order, LocalDate day) {
    return new EventId("started/" + order + "/" + day);
  }

  /** The event that tells that a batch is settled. */
  public static EventId settled(BatchId batch) {
    return new EventId("settled/" + batch);
  }

  /** The event that tells that every batch of an order is settled. */
  public static EventId settled(OrderId order) {
    return new EventId("settled/" + order);
  }

  /**
   * The event that tells that outcomes of a settled batch rose.
   *
   * @param raises the count of late changes that its carrier could see
   */
  public static EventId changed(BatchId batch, long raises) {
    return new EventId("changed/" + batch + "/" + raises);
  }

  /**
   * The event that tells of withdrawn numbers of a batch.
   *
   * @param why the reason
   * @param numbers the count of numbers that are withdrawn for that reason by then
   */
  public static EventId withdrawn(BatchId batch, Withdrawn.Why why, int numbers) {
    return new EventId("withdrawn/" + batch + "/" + why + "/" + numbers);
  }

  /** The event that tells that an appeal reached a state. */
  public static EventId appeal(OrderId appeal, AppealState state) {
    return new EventId("appeal/" + appeal + "/" + state);
  }

  /**
   * The event that tells that an app begins or ends to take part.
   *
   * @param number the count of such changes of the app
   */
  public static EventId coverage(String app, long number) {
    return new EventId("coverage/" + app + "/" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
