package org.numberrefresh.wiring;

import java.util.Optional;
import org.numberrefresh.core.Core;
import org.numberrefresh.dynamo.DynamoStores;
import org.numberrefresh.key.Keys;
import org.numberrefresh.platform.Platform;
import org.numberrefresh.risc.EventKeys;
import org.numberrefresh.risc.SecurityEvents;
import org.numberrefresh.sqs.SqsQueues;
import org.numberrefresh.token.JwsEventSigner;

/** Puts the adapters of a platform behind the domain's ports. */
public final class Wiring {

  private Wiring() {}

  /** Scheme and host that a platform is known by, where it is. */
  public static Optional<String> issuer(Platform platform) {
    return Optional.of(platform.environment().getOrDefault("PUBLIC_URL", "")).filter(url -> !url.isEmpty());
  }

  /** The security events that a platform sends. It looks for a key, and for what signs, with the first of them. */
  public static SecurityEvents events(Platform platform, Core core) {
    return new SecurityEvents(
        eventKeys(platform, core),
        () -> new JwsEventSigner(platform.random()),
        issuer(platform).orElse("-"),
        platform.clock());
  }

  /** The keys of security events. */
  public static EventKeys eventKeys(Platform platform, Core core) {
    return DynamoStores.eventKeys(platform, core.keys().sealer());
  }

  /** The core of a function that runs on a platform. */
  public static Core core(Platform platform) {
    Keys keys = Keys.of(platform);
    return new Core(
        DynamoStores.of(platform, keys.sealer()), new SqsQueues(platform), keys, platform.clock(), platform.random());
  }
}
