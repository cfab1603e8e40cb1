package org.numberrefresh.domain.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
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
  private static final int GROWTH_BESIDE_OTHERS = 4;
  private static final int TRIES_OF_LARGE_BLOCKS = 3;
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

    /** True if this instance saw an earlier day stored and did not look since: it is likely to begin the day. */
    private boolean turned;

    /** True if others were seen to use the quota. Their blocks and these then meet less often if they are larger. */
    private boolean others;

    private final Map<Question, Integer> own = new EnumMap<>(Question.class);
    private final Map<Question, Integer> spent = new EnumMap<>(Question.class);

    private int own(Question question) {
      return own.getOrDefault(question, 0);
    }

    private int spent(Question question) {
      return spent.getOrDefault(question, 0);
    }

    /** A block in proportion to what was spent, and small against what is left. */
    private int wanted(Question question) {
      int grown = others ? spent(question) * GROWTH_BESIDE_OTHERS : spent(question);
      return Math.min(grown, Math.min(LARGEST_BLOCK, unleased(question) / SHARE));
    }

    private void begin(LocalDate next) {
      turned = !shared.equals(DayUse.NONE) && shared.day().isBefore(next);
      day = next;
      shared = shared.on(next);
      own.clear();
      spent.clear();
    }

    private void see(DayUse stored) {
      if (day.isBefore(stored.day())) {
        begin(stored.day());
      }
      shared = stored.on(day);
      turned = false;
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
      account.begin(today);
    }
    return account;
  }

  /** Takes a block that is enough. Asks no store if too little is left: what was given out never comes back. */
  private void lease(String carrier, Account account, Question question, int numbers) {
    boolean begins = account.turned;
    for (int i = 0; i < MAX_TRIES; i++) {
      int missing = numbers - account.own(question);
      if (missing > account.unleased(question)) {
        return;
      }
      int block = i < TRIES_OF_LARGE_BLOCKS ? Math.max(missing, account.wanted(question)) : missing;
      Lease lease =
          begins
              ? quotas.begin(carrier, DayUse.NONE.on(account.day).plus(question, block))
              : quotas.add(carrier, account.day, question, block, account.limits.of(question));
      begins = lease.stored().day().isBefore(account.day);
      int known = account.shared.of(question);
      account.see(lease.stored());
      if (lease instanceof Lease.Taken) {
        account.others |= account.shared.of(question) > known + block;
        account.own.merge(question, block, Integer::sum);
        return;
      }
    }
    throw new Unavailable("The quota was used up by others " + MAX_TRIES + " times in a row.");
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
