package org.numberrefresh.adapter.dynamo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.DigestVersions;
import org.numberrefresh.domain.key.Sealer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An app's keys within its item: signing secrets sealed, of digest keys the versions alone. */
final class AppKeysItem {

  /** The condition that the keys are stored in the version before. */
  static final String UNCHANGED = "(keysVersion = :before OR (attribute_not_exists(keysVersion) AND :before = :first))";

  private static final String VERSION = "keysVersion";
  private static final String DIGEST = "digestVersion";
  private static final String DIGEST_NEXT = "digestNext";
  private static final String DIGEST_NEXT_STARTS = "digestNextStarts";

  private final SecretsItem secrets;

  AppKeysItem(Sealer sealer) {
    this.secrets = new SecretsItem(sealer, "signing-secret/");
  }

  Item write(String app, AppKeys keys) {
    Item item = secrets.write(app, keys.signing()).put(VERSION, keys.version());
    DigestVersions digests = keys.digests();
    item.put(DIGEST, digests.present());
    digests
        .next()
        .ifPresent(
            next -> item.put(DIGEST_NEXT, next.version()).put(DIGEST_NEXT_STARTS, next.startsAt().getEpochSecond()));
    return item;
  }

  AppKeys read(String app, Item item) {
    Optional<DigestVersions.Next> next =
        item.instant(DIGEST_NEXT_STARTS).map(at -> new DigestVersions.Next(item.integer(DIGEST_NEXT), at));
    int present = Math.toIntExact(item.number(DIGEST, 1));
    return new AppKeys(item.integer(VERSION), secrets.read(app, item), new DigestVersions(present, next));
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
    return SecretsItem.isOf(stored, change);
  }
}
