package org.numberrefresh.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.numberrefresh.app.App;
import org.numberrefresh.app.CallRetries;

/** Calls an app about some numbers, and again at once, twice at most, where that may help. */
final class AppConversation {

  private final AppCaller caller;
  private final UnbindRequest request;
  private final AnswerReading reading;
  private final Clock clock;
  private final RandomGenerator random;

  AppConversation(AppCaller caller, UnbindRequest request, AnswerReading reading, Clock clock, RandomGenerator random) {
    this.caller = caller;
    this.request = request;
    this.reading = reading;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Calls an app.
   *
   * @param purpose why
   * @param items what the call is about, sorted by ref, at least one
   * @param timeLeft tells how long the run may still work
   */
  Verdict hold(App app, Purpose purpose, List<Item> items, TimeLeft timeLeft) {
    Set<String> refs = items.stream().map(Item::ref).collect(Collectors.toSet());
    for (int retry = 0; ; retry++) {
      Instant now = clock.instant();
      Verdict verdict = reading.judge(purpose, caller.call(request.write(app, purpose, items, now)), refs);
      if (retry == CallRetries.QUICK || !(verdict instanceof Verdict.NotTaken failed) || !failed.worthRepeating()) {
        return verdict;
      }
      Duration wait = CallRetries.quick(retry, random);
      if (longerThan(failed.retryAfter(), wait) || !timeLeft.isMoreThan(wait.plus(app.profile().timeLimit()))) {
        return verdict;
      }
      LockSupport.parkNanos(wait.toNanos());
    }
  }

  private static boolean longerThan(Optional<Duration> askedFor, Duration wait) {
    return askedFor.filter(asked -> asked.compareTo(wait) > 0).isPresent();
  }
}
