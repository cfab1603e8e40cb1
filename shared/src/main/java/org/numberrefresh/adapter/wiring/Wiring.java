package org.numberrefresh.adapter.wiring;

import java.util.Optional;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.dynamo.DynamoStores;
import org.numberrefresh.adapter.jwt.JwsEventSigner;
import org.numberrefresh.adapter.sqs.SqsQueues;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.KeyRing;
import org.numberrefresh.domain.key.KeySource;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.risc.EventKeys;
import org.numberrefresh.domain.risc.SecurityEvents;

/** Puts the adapters of a platform behind the domain's ports. */
public final class Wiring {

  private Wiring() {}

  /** Scheme and host of a platform's public URL; empty if it has none. */
  public static Optional<String> issuer(Platform platform) {
    return Optional.of(platform.environment().getOrDefault("PUBLIC_URL", "")).filter(url -> !url.isEmpty());
  }

  /** The security events that a platform sends. It reads the key and loads the signer with the first event. */
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

  /** The ring of a platform's keys; the environment variable {@code KEYS_SECRET} names their secret. */
  public static KeyRing keyRing(Platform platform) {
    Platform.Secrets secrets = platform.secrets();
    String id = platform.required("KEYS_SECRET");
    return new KeyRing(
        new KeySource() {
          @Override
          public String read() {
            return secrets.value(id);
          }

          @Override
          public boolean replace(String read, String next) {
            return secrets.replace(id, read, next);
          }
        },
        platform.clock());
  }

  /** The core of a function that runs on a platform. */
  public static Core core(Platform platform) {
    Keys keys = Keys.of(keyRing(platform), platform.random());
    return new Core(
        DynamoStores.of(platform, keys.sealer()), new SqsQueues(platform), keys, platform.clock(), platform.random());
  }
}
