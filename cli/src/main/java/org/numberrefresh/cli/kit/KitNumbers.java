package org.numberrefresh.cli.kit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
 * Numbers that calls of the kit are about. They begin with +86154, which no carrier was given, and their cut-off lies
 * before any account was bound: a call can unbind nobody, wherever the endpoint stands.
 */
final class KitNumbers {

  private static final long FIRST = 86_154_0000_0000L;
  private static final Instant BEFORE_ALL = Instant.parse("1999-12-31T16:00:00Z");
  private static final BatchId BATCH = new BatchId(OrderId.of("kit", "trial"), 0);
  private static final int REF_BYTES = 24;
  private static final int ID_BYTES = 10;

  private final SecureRandom random;
  private final Instant dueAt;
  private long used;

  KitNumbers(SecureRandom random, Instant dueAt) {
    this.random = random;
    this.dueAt = dueAt;
  }

  /** Numbers to be unbound, sorted by ref. */
  List<AskedNumber> asked(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> number(i, Optional.empty()))
        .sorted(Comparator.comparing(AskedNumber::ref))
        .toList();
  }

  /** A number whose outcome is objected to. */
  List<AskedNumber> appealed() {
    var objection =
        new Objection(new AppealedPair(BATCH, 0, 1), Outcome.BLOCKED_ACCOUNT_FROZEN, AppealReason.IDENTITY_PROVEN, "");
    return List.of(number(0, Optional.of(new AskedAppeal(hex(), objection, hex()))));
  }

  private AskedNumber number(int index, Optional<AskedAppeal> appeal) {
    PhoneNumber number = PhoneNumber.ofDigits(FIRST + used++);
    return new AskedNumber(ref(), new TaskId(BATCH, 1), index, number, BEFORE_ALL, dueAt, appeal);
  }

  private String ref() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(REF_BYTES));
  }

  private String hex() {
    return HexFormat.of().formatHex(bytes(ID_BYTES));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
