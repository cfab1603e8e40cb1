package org.numberrefresh.stack.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.numberrefresh.stack.data.PrivateFile;

/**
 * The keys that sign access tokens. The newest one signs; an older one stays published as long as a token that it
 * signed may be good. They are kept with the stack's data, so that tokens outlive a restart.
 *
 * <p>They are elliptic: to draw an RSA key takes seconds of CPU in a young JVM, at each start.
 */
public final class SigningKeys {

  /** The clock of a party that checks tokens may be behind by this much. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final Optional<PrivateFile> file;
  private final List<ECKey> keys = new ArrayList<>();

  private SigningKeys(Optional<PrivateFile> file) {
    this.file = file;
  }

  /** Reads the keys that are kept with the data, or draws a first one. */
  public static SigningKeys open(Optional<Path> data) {
    var keys = new SigningKeys(data.map(path -> new PrivateFile(path.resolve("signing-keys.json"))));
    keys.file.flatMap(PrivateFile::read).ifPresent(keys::load);
    if (keys.keys.isEmpty()) {
      keys.keys.add(draw());
      keys.save();
    }
    return keys;
  }

  private static ECKey draw() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("A signing key cannot be made", e);
    }
  }

  private void load(String text) {
    try {
      for (JWK key : JWKSet.parse(text).getKeys()) {
        if (key instanceof ECKey kept) {
          keys.add(kept);
        }
      }
    } catch (ParseException e) {
      throw new IllegalStateException("signing-keys.json is not what this stack wrote", e);
    }
  }

  private void save() {
    file.ifPresent(kept -> kept.write(new JWKSet(List.copyOf(keys)).toString(false)));
  }

  /** The key that signs. */
  synchronized ECKey current() {
    return keys.getLast();
  }

  /** Draws a new key to sign with. The one before stays published while its tokens live. */
  synchronized void rotate(Instant now) {
    ECKey before = keys.removeLast();
    keys.removeIf(key -> !isPublished(key, now));
    Date end = Date.from(now.plus(TokenIssuer.LIFETIME).plus(SKEW));
    keys.add(new ECKey.Builder(before).expirationTime(end).build());
    keys.add(draw());
    save();
  }

  /** Withdraws every key but the one that signs, for a key that is no secret any more. */
  synchronized void revokeOlder() {
    keys.subList(0, keys.size() - 1).clear();
    save();
  }

  /** The public halves of the keys whose tokens may be good. */
  synchronized JWKSet published(Instant now) {
    return new JWKSet(keys.stream().filter(key -> isPublished(key, now)).<JWK>map(ECKey::toPublicJWK).toList());
  }

  private static boolean isPublished(ECKey key, Instant now) {
    return key.getExpirationTime() == null || now.isBefore(key.getExpirationTime().toInstant());
  }
}
