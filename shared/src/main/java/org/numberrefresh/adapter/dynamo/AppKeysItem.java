package org.numberrefresh.adapter.dynamo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.numberrefresh.adapter.dynamo.Table.Expression;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.DigestVersions;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.key.Sealer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An app's keys within its item: signing secrets sealed, of digest keys the versions alone. */
final class AppKeysItem {

  /** The condition that the keys are stored in the version before. */
  static final String UNCHANGED = "(keysVersion = :before OR (attribute_not_exists(keysVersion) AND :before = :first))";

  private static final String NEWEST = "secret1";
  private static final String OLDER = "secret2";
  private static final String OLDER_ENDS = "secret2Ends";
  private static final String NEXT = "secretNext";
  private static final String VERSION = "keysVersion";
  private static final String DIGEST = "digestVersion";
  private static final String DIGEST_NEXT = "digestNext";
  private static final String DIGEST_NEXT_STARTS = "digestNextStarts";

  private final Sealer sealer;

  AppKeysItem(Sealer sealer) {
    this.sealer = sealer;
  }

  Item write(String app, AppKeys keys) {
    SigningSecrets signing = keys.signing();
    Item item = Item.empty().put(NEWEST, seal(app, signing.newest())).put(VERSION, keys.version());
    signing
        .older()
        .ifPresent(
            older -> item.put(OLDER, seal(app, older.secret())).put(OLDER_ENDS, older.endsAt().getEpochSecond()));
    signing.next().ifPresent(next -> item.put(NEXT, seal(app, next)));
    DigestVersions digests = keys.digests();
    item.put(DIGEST, digests.present());
    digests
        .next()
        .ifPresent(
            next -> item.put(DIGEST_NEXT, next.version()).put(DIGEST_NEXT_STARTS, next.startsAt().getEpochSecond()));
    return item;
  }

  AppKeys read(String app, Item item) {
    var signing = new SigningSecrets(open(app, item, NEWEST).orElseThrow(), older(app, item), open(app, item, NEXT));
    Optional<DigestVersions.Next> next =
        item.instant(DIGEST_NEXT_STARTS).map(at -> new DigestVersions.Next(item.integer(DIGEST_NEXT), at));
    int present = Math.toIntExact(item.number(DIGEST, 1));
    return new AppKeys(item.integer(VERSION), signing, new DigestVersions(present, next));
  }

  private Optional<SigningSecrets.Ending> older(String app, Item item) {
    return open(app, item, OLDER)
        .map(secret -> new SigningSecrets.Ending(secret, item.instant(OLDER_ENDS).orElse(Instant.MIN)));
  }

  /** Writes the next version over the one before it. Keys only gain parts, so nothing is ever removed. */
  Expression change(String app, AppKeys next) {
    var values = new HashMap<String, AttributeValue>();
    var sets = new StringBuilder("SET ");
    write(app, next)
        .attributes()
        .forEach(
            (name, value) -> {
              sets.append(values.isEmpty() ? "" : ", ").append(name).append(" = :").append(name);
              values.put(":" + name, value);
            });
    values.put(":before", Item.number(next.version() - 1));
    values.put(":first", Item.number(0));
    return new Expression(sets.toString(), Map.of(), values);
  }

  /** True if a stored item is the one that a change wrote: the answer was lost, and the SDK repeated the write. */
  static boolean isOf(Item stored, Expression change) {
    return Objects.equals(change.values().get(":" + NEWEST), stored.attributes().get(NEWEST));
  }

  private byte[] seal(String app, SigningSecret secret) {
    return sealer.seal(place(app), secret.reveal().getBytes(StandardCharsets.UTF_8));
  }

  private Optional<SigningSecret> open(String app, Item item, String name) {
    return item.has(name)
        ? Optional.of(SigningSecret.of(new String(sealer.open(place(app), item.bytes(name)), StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  private static String place(String app) {
    return "signing-secret/" + app;
  }
}
