package org.numberrefresh.domain.app;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The secrets that calls to an app are signed with. Every call carries two signatures: of the newest secret that was
 * shown and, while a rotation runs, of the older one; else of the one that the next rotation will show. A call that is
 * under way at a rotation is so accepted whichever secret its app knows.
 *
 * <p>Decision: docs/decisions.md#every-call-carries-two-signatures
 *
 * @param newest the secret that was shown last
 * @param older the secret before it, until it ends
 * @param next the secret that is shown next; absent where a secret was stored without one
 */
public record SigningSecrets(SigningSecret newest, Optional<Ending> older, Optional<SigningSecret> next) {

  /** How long an older secret signs beside the newest. */
  public static final Duration OVERLAP = Duration.ofDays(7);

  /**
   * A secret that ends.
   *
   * @param secret the secret
   * @param endsAt from when on it signs nothing
   */
  public record Ending(SigningSecret secret, Instant endsAt) {}

  /** Draws those of a new app. */
  public static SigningSecrets draw(SecureRandom random) {
    return new SigningSecrets(SigningSecret.draw(random), Optional.empty(), Optional.of(SigningSecret.draw(random)));
  }

  /** The secret before the newest, while it still signs. */
  public Optional<Ending> ending(Instant now) {
    return older.filter(ending -> now.isBefore(ending.endsAt()));
  }

  /** What calls are signed with, the newest first. */
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
   * These with the next secret shown. The one that an app is known to have, the older of two, signs on for {@link
   * #OVERLAP}; a newest one between, which nobody was told, ends.
   */
  public SigningSecrets rotated(SecureRandom random, Instant now) {
    SigningSecret known = ending(now).map(Ending::secret).orElse(newest);
    return new SigningSecrets(
        next.orElseGet(() -> SigningSecret.draw(random)),
        Optional.of(new Ending(known, now.plus(OVERLAP))),
        Optional.of(SigningSecret.draw(random)));
  }
}
