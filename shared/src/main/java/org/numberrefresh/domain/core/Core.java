package org.numberrefresh.domain.core;

import java.security.SecureRandom;
import java.time.Clock;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.watch.RunWatch;

/**
 * The collaborators of every use case.
 *
 * @param stores the stores, one for each kind of thing
 * @param queues the queues between the functions
 * @param keys the keys that hide numbers
 * @param clock the source of time
 * @param random the source of chance
 * @param watch hears what is done
 */
public record Core(Stores stores, Queues queues, Keys keys, Clock clock, SecureRandom random, RunWatch watch) {

  /** Collaborators that nobody watches. */
  public Core(Stores stores, Queues queues, Keys keys, Clock clock, SecureRandom random) {
    this(stores, queues, keys, clock, random, RunWatch.NONE);
  }
}
