package org.numberrefresh.simulation.apps;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.numberrefresh.simulation.apps.Tally.Count;

/**
 * The answers that one app gives later: gathered for a moment, then posted to the hub in parts of at most 1,000, now
 * and then out of order, now and then twice.
 */
final class Callbacks {

  private static final int PART = 1000;

  /** Some minutes: a hub that restarts, and again, loses no answer. */
  private static final int TRIES = 60;

  private final HubClient hub;
  private final AnswerBook book;
  private final Tally tally;
  private final Random random;
  private final List<AppResult> gathered = new ArrayList<>();
  private String sink = "";

  Callbacks(HubClient hub, AnswerBook book, Tally tally, long seed) {
    this.hub = hub;
    this.book = book;
    this.tally = tally;
    this.random = new Random(seed);
  }

  /** Takes results to be told within a second. */
  synchronized void later(String to, List<AppResult> results) {
    if (results.isEmpty()) {
      return;
    }
    if (gathered.isEmpty()) {
      long pause = 100L + random.nextInt(500);
      Thread.ofVirtual().name("callback").start(() -> tellAfter(pause));
    }
    sink = to;
    gathered.addAll(results);
  }

  private void tellAfter(long pause) {
    try {
      Thread.sleep(pause);
      List<List<AppResult>> parts;
      String to;
      synchronized (this) {
        parts = parts();
        to = sink;
        gathered.clear();
      }
      for (List<AppResult> part : parts) {
        post(to, part);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One time in four the order is lost, one time in four the first part comes again at the end. */
  private List<List<AppResult>> parts() {
    if (random.nextInt(4) == 0) {
      Collections.shuffle(gathered, random);
    }
    var parts = new ArrayList<List<AppResult>>();
    for (int from = 0; from < gathered.size(); from += PART) {
      parts.add(List.copyOf(gathered.subList(from, Math.min(from + PART, gathered.size()))));
    }
    if (random.nextInt(4) == 0) {
      parts.add(parts.getFirst());
    }
    return parts;
  }

  private void post(String to, List<AppResult> part) throws InterruptedException {
    part.forEach(result -> book.settle(result.item(), result.answer()));
    byte[] body = ResultsWriter.of(part);
    long pause = 50;
    for (int tried = 0; tried < TRIES; tried++) {
      try {
        HubClient.Response answer = hub.send("POST", to, body);
        if (answer.done()) {
          taken(part, answer);
          return;
        }
        pause = Math.max(pause, answer.retryAfter().toMillis());
      } catch (IOException e) {
        // The hub may be restarting: the same as a refusal, tried again below.
      }
      Thread.sleep(pause);
      pause = Math.min(pause * 2, 5000);
    }
    tally.add(Count.CALLBACKS_LOST, 1);
  }

  private void taken(List<AppResult> part, HubClient.Response answer) {
    tally.add(Count.CALLBACKS, 1);
    tally.add(Count.CALLBACK_RESULTS, part.size());
    tally.add(Count.CALLBACK_REJECTED, answer.body().path("rejected").size());
  }
}
