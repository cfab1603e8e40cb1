package org.numberrefresh.usecase.trial;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.numberrefresh.domain.appeal.AppealReason;
import org.numberrefresh.domain.appeal.AppealedPair;
import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.call.AskedAppeal;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;

/**
 * Numbers that sample calls are about. They begin with +86154, which no carrier was given, and their cut-off lies
 * before any account was bound: a sample unbinds nobody. Their refs begin with {@value #REF_PREFIX} and belong to no
 * task.
 */
final class TrialNumbers {

  /** The beginning of the refs, by which an app knows a trial. A real ref is random and never begins like this. */
  static final String REF_PREFIX = "number-refresh-trial-";

  private static final long FIRST = 86_154_0000_0000L;
  private static final int NUMBERS = 100_000_000;
  private static final int REF_LENGTH = 32;
  private static final int WORD = 10;
  private static final Instant BEFORE_ALL = Instant.parse("1999-12-31T16:00:00Z");
  private static final Duration DUE = Duration.ofDays(7);
  private static final BatchId BATCH = new BatchId(OrderId.of("trial", "trial"), 0);

  private final SecureRandom random;

  TrialNumbers(SecureRandom random) {
    this.random = random;
  }

  AskedNumber asked(Instant now) {
    return number(now, Optional.empty());
  }

  AskedNumber appealed(Instant now) {
    var objection =
        new Objection(new AppealedPair(BATCH, 0, 1), Outcome.BLOCKED_ACCOUNT_FROZEN, AppealReason.IDENTITY_PROVEN, "");
    return number(now, Optional.of(new AskedAppeal(word(), objection, word())));
  }

  private AskedNumber number(Instant now, Optional<AskedAppeal> appeal) {
    PhoneNumber number = PhoneNumber.ofDigits(FIRST + random.nextInt(NUMBERS));
    return new AskedNumber(ref(), new TaskId(BATCH, 1), 0, number, BEFORE_ALL, now.plus(DUE), appeal);
  }

  private String ref() {
    String drawn = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(WORD));
    return (REF_PREFIX + drawn).substring(0, REF_LENGTH);
  }

  private String word() {
    return HexFormat.of().formatHex(bytes(WORD));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
