package org.numberrefresh.cli.kit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.app.SigningSecrets;

/**
 * The app that an endpoint is called as.
 *
 * @param id its id
 * @param push its endpoint and limits
 * @param secret the secret that the app knows
 * @param unknown a secret that the app does not know
 */
record TrialApp(String id, Delivery.Push push, SigningSecret secret, SigningSecret unknown) {

  private static final int CALLS_PER_SECOND = 50;
  private static final int CONCURRENCY = 1;
  private static final int DEADLINE_DAYS = 5;

  static TrialApp of(
      String id, URI endpoint, NumberForm form, Duration timeLimit, SigningSecret secret, SigningSecret unknown) {
    var limits = new CallLimits(CALLS_PER_SECOND, CONCURRENCY, timeLimit, CallLimits.LARGEST_BODY);
    return new TrialApp(id, new Delivery.Push(endpoint, form, Delivery.MOST_ITEMS, limits), secret, unknown);
  }

  /** Signed as ever: by its secret first, and by the one that the next rotation shows. */
  App usual() {
    return app(new SigningSecrets(secret, Optional.empty(), Optional.of(unknown)));
  }

  /** Signed as after a rotation: by a new secret first, and by its own behind it. */
  App rotated() {
    var ending = new SigningSecrets.Ending(secret, Instant.MAX);
    return app(new SigningSecrets(unknown, Optional.of(ending), Optional.empty()));
  }

  /** The same endpoint, told numbers in a form. */
  TrialApp told(NumberForm form) {
    return new TrialApp(id, new Delivery.Push(push.endpoint(), form, push.maxItems(), push.limits()), secret, unknown);
  }

  private App app(SigningSecrets secrets) {
    var profile = new App.Profile(id, "TRIAL", true, DEADLINE_DAYS, List.of(), push);
    return new App(1, id, profile, AppKeys.first(secrets), App.State.NEW);
  }
}
