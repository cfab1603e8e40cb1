package org.numberrefresh.domain.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.carrier.DailyLimits;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.problem.Unavailable;

/**
 * Spends a carrier's quota of a day (Asia/Shanghai), counted in numbers asked. An instance takes blocks from the one
 * item that all instances share, and spends them. All instances together never exceed the limit. They come close to it,
 * since a block is a small share of what is left.
 *
 * <p>Decision: docs/decisions.md#a-quota-is-leased-in-blocks
 */
public final class DailyQuota {

  private static final int SHARE = 50;
  private static final int LARGEST_BLOCK = 1_000;
  private static final int MAX_TRIES = 100;
  private static final Duration LIMITS_KEPT = Duration.ofMinutes(1);

  private final Quotas quotas;
  private final Carriers carriers;
  private final Clock clock;
  private final Map<String, Account> accounts = new HashMap<>();

  public DailyQuota(Quotas quotas, Carriers carriers, Clock clock) {
    this.quotas = quotas;
    this.carriers = carriers;
    this.clock = clock;
  }

  /** The blocks that this instance took of a carrier's quota, and its view of the shared item. */
  private static final class Account {
    private DailyLimits limits = DailyLimits.USUAL;
    private Instant limitsReadAt = Instant.MIN;
    private DayUse shared = DayUse.NONE;
    private LocalDate day = LocalDate.MIN;
    private final Map<Question, Integer> own = new EnumMap<>(Question.class);
    private final Map<Question, Integer> spent = new EnumMap<>(Question.class);

    private int own(Question question) {
      return own.getOrDefault(question, 0);
    }

    private int spent(Question question) {
      return spent.getOrDefault(question, 0);
    }

    private int unleased(Question question) {
      return Math.max(0, limits.of(question) - shared.of(question));
    }
  }

  /**
   * Spends what a question costs, whole or not at all.
   *
   * @param numbers the numbers that the question names, at least 1
   */
  public synchronized Spending spend(String carrier, Question question, int numbers) {
    Instant now = clock.instant();
    Account account = account(carrier, now);
    if (account.own(question) < numbers) {
      lease(carrier, account, question, numbers);
    }
    if (account.own(question) < numbers) {
      return new Spending.Exceeded(left(account, question, now));
    }
    account.own.merge(question, -numbers, Integer::sum);
    account.spent.merge(question, numbers, Integer::sum);
    return new Spending.Granted(left(account, question, now));
  }

  private Account account(String carrier, Instant now) {
    Account account = accounts.computeIfAbsent(carrier, id -> new Account());
    if (account.limitsReadAt.isBefore(now.minus(LIMITS_KEPT))) {
      account.limits = carriers.find(carrier).map(Carrier::limits).orElse(DailyLimits.USUAL);
      account.limitsReadAt = now;
      account.own.keySet().removeIf(question -> account.shared.of(question) > account.limits.of(question));
    }
    LocalDate today = ShanghaiTime.dayOf(now);
    if (account.day.isBefore(today)) {
      begin(account, today);
    }
    return account;
  }

  private static void begin(Account account, LocalDate day) {
    account.day = day;
    account.shared = account.shared.on(day);
    account.own.clear();
    account.spent.clear();
  }

  /** Takes a block that is enough. Asks no store if too little is left: what was given out never comes back. */
  private void lease(String carrier, Account account, Question question, int numbers) {
    DayUse read = account.shared;
    for (int i = 0; i < MAX_TRIES; i++) {
      DayUse today = read.on(account.day);
      if (account.day.isBefore(today.day())) {
        begin(account, today.day());
      }
      account.shared = today;
      int missing = numbers - account.own(question);
      int left = account.unleased(question);
      if (missing > left) {
        return;
      }
      int block = Math.max(missing, Math.min(account.spent(question), Math.min(LARGEST_BLOCK, left / SHARE)));
      DayUse next = today.plus(question, block);
      Optional<DayUse> stored = quotas.swap(carrier, read, next);
      if (stored.isEmpty()) {
        account.shared = next;
        account.own.merge(question, block, Integer::sum);
        return;
      }
      read = stored.get();
    }
    throw new Unavailable("The quota was written by others " + MAX_TRIES + " times in a row.");
  }

  private static Spending.Left left(Account account, Question question, Instant now) {
    Instant end = ShanghaiTime.endOf(account.day);
    return new Spending.Left(
        question,
        account.limits.of(question),
        account.own(question) + account.unleased(question),
        Duration.between(now, end));
  }
}
