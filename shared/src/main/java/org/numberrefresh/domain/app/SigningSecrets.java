package org.numberrefresh.domain.app;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The secrets that calls to an app are signed with. Every call carries two signatures. The first is by the newest
 * secret that was shown. The second is by the older one while a rotation runs, else by the one that the next rotation
 * will show. So an app that knows either secret accepts a call that is under way at a rotation.
 *
 * <p>Decision: docs/decisions.md#every-call-carries-two-signatures
 *
 * @param newest the secret that was shown last
 * @param older the secret before it, until it ends
 * @param next the secret that is shown next; absent where a secret was stored without one
 */
public record SigningSecrets(SigningSecret newest, Optional<Ending> older, Optional<SigningSecret> next) {

  /** Time for which an older secret signs beside the newest. */
  public static final Duration OVERLAP = Duration.ofDays(7);

  /**
   * A secret that ends.
   *
   * @param secret the secret
   * @param endsAt the time from which on it signs nothing
   */
  public record Ending(SigningSecret secret, Instant endsAt) {}

  /** Draws the secrets of a new app. */
  public static SigningSecrets draw(SecureRandom random) {
    return new SigningSecrets(SigningSecret.draw(random), Optional.empty(), Optional.of(SigningSecret.draw(random)));
  }

  /** The secret before the newest, while it still signs. */
  public Optional<Ending> ending(Instant now) {
    return older.filter(ending -> now.isBefore(ending.endsAt()));
  }

  /** The secrets that calls are signed with, the newest first. */
  List<SigningSecret> signing(Instant now) {
    return Stream.concat(Stream.of(newest), ending(now).map(Ending::secret).or(() -> next).stream()).toList();
  }

  /**
   * Signs a call.
   *
   * @param id the value of {@code webhook-id}
   * @param at the time in {@code webhook-timestamp}
   * @param body the call's body
   * @return the value of {@code webhook-signature}: signatures with a space between
   */
  public String sign(String id, Instant at, byte[] body) {
    return signing(at).stream().map(secret -> secret.sign(id, at, body)).collect(Collectors.joining(" "));
  }

  /**
   * These secrets after the next one was shown. The secret that the app surely has, the older of two, signs for another
   * {@link #OVERLAP}. A newest one between them, which nobody was told, ends.
   */
  public SigningSecrets rotated(SecureRandom random, Instant now) {
    SigningSecret known = ending(now).map(Ending::secret).orElse(newest);
    return new SigningSecrets(
        next.orElseGet(() -> SigningSecret.draw(random)),
        Optional.of(new Ending(known, now.plus(OVERLAP))),
        Optional.of(SigningSecret.draw(random)));
  }
}
