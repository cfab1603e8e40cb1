package org.numberrefresh.usecase.push;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.call.EndpointCheck.Attempt;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.key.FeedCursors;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.sink.Sink;
import org.numberrefresh.domain.sink.SinkCalls;
import org.numberrefresh.domain.sink.SinkSettings;
import org.numberrefresh.domain.sink.Sinks;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.problem.Unavailable;
import org.numberrefresh.usecase.feed.FeedPages;
import org.numberrefresh.usecase.registry.KeyRotation;

/** Registers carriers' sinks, and shows them. */
public final class SinkRegistry {

  private static final int MOST_RACES = 30;

  private final Sinks sinks;
  private final Feeds feeds;
  private final Queues queues;
  private final FeedCursors cursors;
  private final FeedPages pages;
  private final SinkCalls calls;
  private final Clock clock;
  private final SecureRandom random;

  public SinkRegistry(Core core, SinkCalls calls) {
    this.sinks = core.stores().sinks();
    this.feeds = core.stores().feeds();
    this.queues = core.queues();
    this.cursors = new FeedCursors(core.keys().ring());
    this.pages = new FeedPages(feeds, cursors, core.clock());
    this.calls = calls;
    this.clock = core.clock();
    this.random = core.random();
  }

  /**
   * A sink as its carrier sees it.
   *
   * @param sink the sink
   * @param behind the count of events that it has not got yet
   * @param position the cursor of the next one
   */
  public record View(Sink sink, long behind, String position) {}

  /**
   * A sink after it was registered, changed or verified.
   *
   * @param view the sink
   * @param attempt the result of the challenge that this call sent, if it sent one
   * @param made the secret that this call made, to be shown once
   */
  public record Registered(View view, Optional<Attempt> attempt, Optional<SigningSecret> made) {}

  /** True if these settings would have a challenge sent: the URL has not answered one for this carrier. */
  public boolean challenges(String carrier, SinkSettings settings) {
    return sinks.find(carrier).filter(known -> known.with(settings).verified()).isEmpty();
  }

  /**
   * Registers a carrier's sink or changes its settings, and sends a challenge to a URL that has not answered one. A new
   * sink begins with the event that comes next.
   */
  public Registered put(String carrier, SinkSettings settings) {
    Optional<Sink> begun = sinks.find(carrier).isPresent() ? Optional.empty() : begin(carrier, settings);
    Sink sink = begun.orElseGet(() -> change(carrier, (known, now) -> known.with(settings)));
    Optional<Attempt> attempt = sink.verified() ? Optional.empty() : Optional.of(challenge(sink));
    return new Registered(view(carrier), attempt, begun.map(one -> one.secrets().newest()));
  }

  private Optional<Sink> begin(String carrier, SinkSettings settings) {
    var sink = Sink.begun(carrier, settings, SigningSecrets.draw(random), feeds.next(carrier), clock.instant());
    return sinks.begin(sink) ? Optional.of(sink) : Optional.empty();
  }

  /** Sends the URL its challenge again. One that was verified stays so, whatever this attempt's result. */
  public Registered verify(String carrier) {
    Attempt attempt = challenge(sink(carrier));
    return new Registered(view(carrier), Optional.of(attempt), Optional.empty());
  }

  private Attempt challenge(Sink sink) {
    Attempt attempt = calls.challenge(sink);
    if (attempt instanceof Attempt.Passed) {
      Sink after =
          change(
              sink.carrier(),
              (known, now) -> known.settings().url().equals(sink.settings().url()) ? known.verifiedAt(now) : known);
      wake(after);
    }
    return attempt;
  }

  private void wake(Sink sink) {
    if (sink.verified()) {
      queues.pushes(List.of(sink.carrier()));
    }
  }

  /**
   * Makes the next signing secret. It signs from now on. The one before it signs too, for seven days.
   *
   * @param replaceNewest true if the newest of two that live is to be replaced, since nobody saw it
   * @return the secrets, the newest to be shown once
   * @throws Problem ROTATION_RUNNING if two live and none is to be replaced
   */
  public SigningSecrets rotate(String carrier, boolean replaceNewest) {
    return change(carrier, (known, now) -> known.with(KeyRotation.rotated(known.secrets(), replaceNewest, random, now)))
        .secrets();
  }

  /**
   * Moves the cursor of the push.
   *
   * @param from a cursor of the carrier's feed, or a word that {@link FeedPages#position} knows
   * @throws Problem if the cursor is forged, another carrier's, or of events that are no longer kept
   */
  public View replay(String carrier, String from) {
    sink(carrier);
    long position = pages.position(carrier, from);
    wake(change(carrier, (known, now) -> known.movedTo(position, now)));
    return view(carrier);
  }

  /** Ends the push of a carrier's feed. */
  public void remove(String carrier) {
    sink(carrier);
    sinks.remove(carrier);
  }

  private Sink sink(String carrier) {
    return sinks.find(carrier).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  /** Shows a carrier's sink. */
  public View view(String carrier) {
    Sink sink = sink(carrier);
    long behind = Math.max(0, feeds.next(carrier) - sink.position());
    return new View(sink, behind, cursors.of(carrier, sink.position()));
  }

  /** Changes a sink, whatever its worker writes at the same time. */
  private Sink change(String carrier, BiFunction<Sink, Instant, Sink> change) {
    for (int i = 0; i < MOST_RACES; i++) {
      Sink known = sink(carrier);
      Sink next = change.apply(known, clock.instant());
      if (next.equals(known) || sinks.replace(next)) {
        return next;
      }
    }
    throw new Unavailable("A sink was written by others " + MOST_RACES + " times in a row.");
  }
}
