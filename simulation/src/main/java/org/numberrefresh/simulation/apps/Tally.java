package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts over all apps. */
final class Tally {

  /** The counts, by their names in {@code GET /stats}. */
  enum Count {
    /** Calls that reached an app, verifications and cancellations included. */
    CALLS("calls"),
    /** Items in calls to unbind. */
    ITEMS("items"),
    /** Final answers given in the same exchange. */
    ANSWERED("answered"),
    /** Calls back to the hub that were taken. */
    CALLBACKS("callbacks"),
    /** Results in these calls back. */
    CALLBACK_RESULTS("callbackResults"),
    /** Results that the hub did not take. */
    CALLBACK_REJECTED("callbackRejected"),
    /** Calls back that never got through. */
    CALLBACKS_LOST("callbacksLost"),
    /** Appeals to decide on. */
    APPEALS("appeals"),
    /** Items taken back by the hub. */
    CANCELLED("cancelled"),
    /** Calls whose signature was wrong. */
    BAD_SIGNATURES("badSignatures"),
    /** Calls that could not be checked: registered in an earlier run, its secret not kept. */
    UNVERIFIED("unverified"),
    /** Calls that no app can read. */
    UNREADABLE("unreadable"),
    /** Items that came again under the same ref. */
    REPEATS("repeats"),
    /** Items whose ref or cut-off changed within an order. */
    CHANGED_REFS("changedRefs"),
    /** Items about a number of which an earlier order was asked. */
    ASKED_ANEW("askedAnew"),
    /** Items sent to an app that is not covered. */
    UNCOVERED_ASKED("uncoveredAsked");

    private final String field;

    Count(String field) {
      this.field = field;
    }
  }

  private final Map<Count, LongAdder> counts = new ConcurrentHashMap<>();

  void add(Count count, long value) {
    counter(count).add(value);
  }

  long of(Count count) {
    return counter(count).sum();
  }

  ObjectNode toJson() {
    ObjectNode json = AppJson.object();
    for (Count count : Count.values()) {
      json.put(count.field, of(count));
    }
    return json;
  }

  private LongAdder counter(Count count) {
    return counts.computeIfAbsent(count, _ -> new LongAdder());
  }
}
