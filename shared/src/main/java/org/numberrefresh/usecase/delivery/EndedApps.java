package org.numberrefresh.usecase.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.usecase.call.AppSlots;

/** The apps of a run that have ended, until their outcomes are noted and their places are given back, many at once. */
final class EndedApps {

  private static final Duration HELD_FOR = Duration.ofMillis(200);
  private static final int TOGETHER = 10;

  private final List<AppDelivery.Delivered> unmarked = new ArrayList<>();
  private final List<Ended> notGivenBack = new ArrayList<>();

  /**
   * An app whose tasks were delivered.
   *
   * @param at the time of its end
   * @param failure the fault by which its tasks must be delivered again, if there is any
   */
  record Ended(
      Instant at,
      AppSlots slots,
      List<TaskMessage> messages,
      List<AppDelivery.Delivered> delivered,
      Optional<RuntimeException> failure) {}

  void add(Ended app) {
    unmarked.addAll(app.delivered());
    notGivenBack.add(app);
  }

  /** True if there is none whose places are to be given back. */
  boolean isEmpty() {
    return notGivenBack.isEmpty();
  }

  /**
   * True if the first one's places were held for long enough. While others end one after the other they are held until
   * as many have ended as a run has messages: a run of full batches gives them back at its end, by one write.
   *
   * @param idle true if no other app ends just now
   */
  boolean areOld(Instant now, boolean idle) {
    return !isEmpty()
        && (idle || notGivenBack.size() >= TOGETHER)
        && Duration.between(notGivenBack.getFirst().at(), now).compareTo(HELD_FOR) > 0;
  }

  /** Takes the deliveries that are to be noted. */
  List<AppDelivery.Delivered> takeUnmarked() {
    List<AppDelivery.Delivered> taken = List.copyOf(unmarked);
    unmarked.clear();
    return taken;
  }

  /** Takes the apps whose places are to be given back. */
  List<Ended> takePlaces() {
    List<Ended> taken = List.copyOf(notGivenBack);
    notGivenBack.clear();
    return taken;
  }
}
