package org.numberrefresh.usecase.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.BodySize;
import org.numberrefresh.domain.call.PolledNumbers;
import org.numberrefresh.domain.key.Refs;

/** The answer to an app that asks for its tasks, while it is put together. */
final class PollAnswer {

  private static final int MANY_CANCELLED = 500;

  private final App app;
  private final int most;
  private final BodySize size;
  private final Refs.OfApp refs;
  private final List<AskedNumber> items = new ArrayList<>();
  private final List<AskedNumber> cancelled = new ArrayList<>();
  private boolean more;

  /**
   * Begins an answer.
   *
   * @param most the highest count of numbers; beside them, it tells of all withdrawn numbers of a task. Its body has at
   *     most the size that the app takes
   */
  PollAnswer(App app, Refs refs, int most) {
    this.app = app;
    this.most = most;
    this.size = BodySize.of(app);
    this.refs = refs.of(app.id());
  }

  App app() {
    return app;
  }

  /**
   * The count of numbers that it still takes beside others.
   *
   * @param given the numbers that it will ask about besides those that it has
   * @param appeals those of these that are appeals
   * @param told the withdrawn numbers that it will tell besides those that it has
   * @return less than nothing where these do not fit
   */
  int room(int given, int appeals, int told) {
    int asked = items.size() + given;
    int appealed = appeals + (int) items.stream().filter(item -> item.appeal().isPresent()).count();
    return Math.min(most - asked, size.room(asked, appealed, cancelled.size() + told));
  }

  boolean full() {
    return room(0, 0, 0) <= 0 || cancelled.size() >= MANY_CANCELLED;
  }

  /** Says that more waits. */
  void more() {
    more = true;
  }

  /**
   * Adds a part of a task.
   *
   * @param head its batch's head, read after the lease: numbers that were withdrawn by then are left out
   */
  void add(OpenTask task, HandOut handOut, OpenedHead head) {
    task.items(handOut.numbers(), refs).stream()
        .filter(item -> !head.unsendable().get(item.index()))
        .forEach(items::add);
    cancelled.addAll(task.items(handOut.recalls().stream().toArray(), refs));
    more |= handOut.inPart();
  }

  /** The answer. */
  PolledNumbers given(Instant now) {
    Map<Boolean, List<AskedNumber>> byKind =
        items.stream()
            .sorted(Comparator.comparing(AskedNumber::ref))
            .collect(Collectors.partitioningBy(item -> item.appeal().isPresent()));
    cancelled.sort(Comparator.comparing(AskedNumber::ref));
    List<AskedNumber> asked = Objects.requireNonNull(byKind.get(false));
    return new PolledNumbers(app, asked, Objects.requireNonNull(byKind.get(true)), cancelled, more, now);
  }
}
