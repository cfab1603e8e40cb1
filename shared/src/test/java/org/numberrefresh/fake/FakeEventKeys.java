package org.numberrefresh.fake;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.numberrefresh.adapter.app.SecurityEvents;
import org.numberrefresh.adapter.jwt.JwsEventSigner;
import org.numberrefresh.domain.risc.EventKey;
import org.numberrefresh.domain.risc.EventKeyRing;
import org.numberrefresh.domain.risc.EventKeys;
import org.numberrefresh.domain.risc.EventSigning;

/** The keys of security events in memory. */
public final class FakeEventKeys implements EventKeys {

  /** The issuer of the events that tests send. */
  public static final String ISSUER = "https://hub.example";

  private EventKeyRing ring = EventKeyRing.NONE;

  /** Events that are signed by keys of their own, should one be sent. */
  public static SecurityEvents events(Clock clock, SecureRandom random) {
    return new FakeEventKeys().events(new JwsEventSigner(random), clock);
  }

  /** Events that are signed by these keys. */
  public SecurityEvents events(JwsEventSigner signer, Clock clock) {
    return new SecurityEvents(new EventSigning(this, () -> signer, clock), ISSUER, clock);
  }

  @Override
  public synchronized EventKeyRing find() {
    return ring;
  }

  @Override
  public synchronized boolean replace(EventKeyRing next) {
    if (next.version() != ring.version() + 1) {
      return false;
    }
    ring = next;
    return true;
  }

  @Override
  public synchronized List<String> published() {
    return ring.keys().stream().map(EventKey::published).toList();
  }
}
