package org.numberrefresh.wiring;

import org.numberrefresh.core.Core;
import org.numberrefresh.dynamo.DynamoStores;
import org.numberrefresh.key.Keys;
import org.numberrefresh.platform.Platform;
import org.numberrefresh.sqs.SqsQueues;

/** Puts the adapters of a platform behind the domain's ports. */
public final class Wiring {

  private Wiring() {}

  /** The core of a function that runs on a platform. */
  public static Core core(Platform platform) {
    Keys keys = Keys.of(platform);
    return new Core(
        DynamoStores.of(platform, keys.sealer()), new SqsQueues(platform), keys, platform.clock(), platform.random());
  }
}
