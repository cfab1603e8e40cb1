package org.numberrefresh.adapter.dynamo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.key.Sealer;

/** The signing secrets of an app or a sink within its item, sealed. */
final class SecretsItem {

  private static final String NEWEST = "secret1";
  private static final String OLDER = "secret2";
  private static final String OLDER_ENDS = "secret2Ends";
  private static final String NEXT = "secretNext";

  private final Sealer sealer;
  private final String place;

  /**
   * Makes a writer and reader.
   *
   * @param place the name of their place, with which they are sealed; the party's id follows it
   */
  SecretsItem(Sealer sealer, String place) {
    this.sealer = sealer;
    this.place = place;
  }

  Item write(String party, SigningSecrets secrets) {
    Item item = Item.empty().put(NEWEST, seal(party, secrets.newest()));
    secrets
        .older()
        .ifPresent(
            older -> item.put(OLDER, seal(party, older.secret())).put(OLDER_ENDS, older.endsAt().getEpochSecond()));
    secrets.next().ifPresent(next -> item.put(NEXT, seal(party, next)));
    return item;
  }

  SigningSecrets read(String party, Item item) {
    return new SigningSecrets(open(party, item, NEWEST).orElseThrow(), older(party, item), open(party, item, NEXT));
  }

  private Optional<SigningSecrets.Ending> older(String party, Item item) {
    return open(party, item, OLDER)
        .map(secret -> new SigningSecrets.Ending(secret, item.instant(OLDER_ENDS).orElse(Instant.MIN)));
  }

  /** True if a stored item has the secret that a change wrote: the answer was lost, and the SDK repeated the write. */
  static boolean isOf(Item stored, Expression change) {
    return Objects.equals(change.values().get(":" + NEWEST), stored.attributes().get(NEWEST));
  }

  private byte[] seal(String party, SigningSecret secret) {
    return sealer.seal(place + party, secret.reveal().getBytes(StandardCharsets.UTF_8));
  }

  private Optional<SigningSecret> open(String party, Item item, String name) {
    return item.has(name)
        ? Optional.of(
            SigningSecret.of(new String(sealer.open(place + party, item.bytes(name)), StandardCharsets.UTF_8)))
        : Optional.empty();
  }
}
