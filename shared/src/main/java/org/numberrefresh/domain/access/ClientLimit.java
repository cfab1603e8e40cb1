package org.numberrefresh.domain.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Bounds the calls of each client over all instances. An instance takes calls in blocks from the one item that all
 * instances share. The first call after a minute of silence is free, the next block has four calls, and each further
 * one {@value #BLOCK}.
 *
 * <p>Once the store refused a client, the instance refuses it without the store for 200 to 500 ms: calls come free all
 * the time, and all instances that are flooded would ask for each of them. Where the store fails for a client, the
 * instance gives that client a tenth of the rate for five seconds. Other clients do not notice.
 *
 * <p>Decision: docs/decisions.md#a-clients-calls-are-leased-in-blocks
 */
public final class ClientLimit {

  static final int BLOCK = 20;

  private static final int GROWTH = 4;
  private static final int MAX_TRIES = 4;
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Duration STORE_LEFT_ALONE = Duration.ofSeconds(5);
  private static final int SHORTEST_PAUSE = 200;
  private static final int LONGEST_PAUSE = 500;
  private static final int INSTANCES_WITHOUT_STORE = 10;

  private final ClientRate rate;
  private final ClientRate alone;
  private final ClientRates rates;
  private final Clock clock;
  private final RandomGenerator random;
  private final Consumer<RuntimeException> failed;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /**
   * Makes a limit.
   *
   * @param random spreads the times at which instances ask again
   * @param failed hears why a client's calls could not be counted
   */
  public ClientLimit(
      ClientRate rate, ClientRates rates, Clock clock, RandomGenerator random, Consumer<RuntimeException> failed) {
    this.rate = rate;
    this.alone = new ClientRate(Math.max(1, rate.perSecond() / INSTANCES_WITHOUT_STORE));
    this.rates = rates;
    this.clock = clock;
    this.random = random;
    this.failed = failed;
  }

  /** The answer to a client that calls. */
  public sealed interface Entry {

    /** The call may be made. */
    record Admitted() implements Entry {}

    /**
     * The client called too often.
     *
     * @param after the time until its next call may be made
     */
    record TooMany(Duration after) implements Entry {}
  }

  /** The calls that this instance may let a client make, and its view of the shared item. */
  private static final class Account {
    private Instant lastAt = Instant.MIN;
    private int made;
    private int left;
    private Instant stored = Instant.EPOCH;
    private Instant refusedUntil = Instant.MIN;
    private Instant aloneUntil = Instant.MIN;
    private Instant usedAlone = Instant.EPOCH;

    private void called(Instant now) {
      if (lastAt.isBefore(now.minus(SILENCE))) {
        made = 0;
        left = 0;
      }
      lastAt = now;
    }
  }

  /** The rate of each client. */
  public ClientRate rate() {
    return rate;
  }

  /** Answers a client that calls. */
  public Entry enter(String client) {
    Account account = accounts.computeIfAbsent(client, id -> new Account());
    synchronized (account) {
      return enter(client, account, clock.instant());
    }
  }

  private Entry enter(String client, Account account, Instant now) {
    account.called(now);
    if (account.made == 0) {
      account.made = 1;
      return new Entry.Admitted();
    }
    if (account.left == 0) {
      if (now.isBefore(account.aloneUntil)) {
        return enterAlone(account, now);
      }
      if (now.isBefore(account.refusedUntil) || rate.fitting(account.stored, now) == 0) {
        return tooMany(account, now);
      }
      try {
        if (!taken(client, account, now)) {
          account.refusedUntil = now.plusMillis(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
          return tooMany(account, now);
        }
      } catch (RuntimeException e) {
        account.aloneUntil = now.plus(STORE_LEFT_ALONE);
        failed.accept(e);
        return enterAlone(account, now);
      }
    }
    account.left--;
    account.made = Math.min(BLOCK, account.made + 1);
    return new Entry.Admitted();
  }

  private Entry tooMany(Account account, Instant now) {
    Duration free = rate.after(account.stored, now);
    Duration pause = Duration.between(now, account.refusedUntil.isAfter(now) ? account.refusedUntil : now);
    return new Entry.TooMany(free.compareTo(pause) > 0 ? free : pause);
  }

  /** Answers a client whose calls could not be counted. */
  private Entry enterAlone(Account account, Instant now) {
    if (alone.fitting(account.usedAlone, now) == 0) {
      return new Entry.TooMany(alone.after(account.usedAlone, now));
    }
    ClientRate.Claim one = alone.claim(1, now);
    account.usedAlone = one.counts(account.usedAlone) ? account.usedAlone.plus(one.cost()) : one.begun();
    return new Entry.Admitted();
  }

  /** Takes a block, smaller if the client has less left. */
  private boolean taken(String client, Account account, Instant now) {
    int wanted = Math.min(BLOCK, account.made * GROWTH);
    for (int i = 0; i < MAX_TRIES; i++) {
      wanted = Math.min(wanted, rate.fitting(account.stored, now));
      if (wanted == 0) {
        return false;
      }
      ClientRate.Claim claim = rate.claim(wanted, now);
      ClientRates.Block block = claim.counts(account.stored) ? rates.add(client, claim) : rates.begin(client, claim);
      account.stored = block.stored();
      if (block instanceof ClientRates.Block.Taken) {
        account.left = wanted;
        return true;
      }
    }
    return false;
  }
}
