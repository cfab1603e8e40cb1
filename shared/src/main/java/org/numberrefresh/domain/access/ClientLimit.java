package org.numberrefresh.domain.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Bounds the calls of each client over all instances, so that a client that floods locks out nobody but itself. An
 * instance takes calls in blocks from the one item that all instances share. The first call after a minute of silence
 * is free, the next block has four calls, and each further one {@value #BLOCK}.
 *
 * <p>Where the store fails, everybody is let in, and the store is left alone for five seconds.
 *
 * <p>Decision: docs/decisions.md#a-clients-calls-are-leased-in-blocks
 */
public final class ClientLimit {

  static final int BLOCK = 20;

  private static final int GROWTH = 4;
  private static final int MAX_TRIES = 4;
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Duration STORE_LEFT_ALONE = Duration.ofSeconds(5);

  private final ClientRate rate;
  private final ClientRates rates;
  private final Clock clock;
  private final Consumer<RuntimeException> failed;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private volatile Instant storeAskedFrom = Instant.MIN;

  /**
   * Makes a limit.
   *
   * @param failed hears why a client was let in without being counted
   */
  public ClientLimit(ClientRate rate, ClientRates rates, Clock clock, Consumer<RuntimeException> failed) {
    this.rate = rate;
    this.rates = rates;
    this.clock = clock;
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
      if (rate.fitting(account.stored, now) == 0) {
        return new Entry.TooMany(rate.after(account.stored, now));
      }
      if (now.isBefore(storeAskedFrom)) {
        return new Entry.Admitted();
      }
      if (!taken(client, account, now)) {
        return new Entry.TooMany(rate.after(account.stored, now));
      }
    }
    account.left--;
    account.made = Math.min(BLOCK, account.made + 1);
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
      try {
        ClientRates.Block block = claim.counts(account.stored) ? rates.add(client, claim) : rates.begin(client, claim);
        account.stored = block.stored();
        if (block instanceof ClientRates.Block.Taken) {
          account.left = wanted;
          return true;
        }
      } catch (RuntimeException e) {
        storeAskedFrom = now.plus(STORE_LEFT_ALONE);
        failed.accept(e);
        account.left = 1;
        return true;
      }
    }
    return false;
  }
}
