package org.numberrefresh.domain.call;

import java.time.Instant;
import java.util.List;
import org.numberrefresh.domain.app.App;

/**
 * The numbers that an app is given when it asks for its tasks. Their order is that of the refs, which is another for
 * each app.
 *
 * @param app the app that asks
 * @param asked the numbers that it is asked to unbind
 * @param appeals the appeals that it is asked to decide on
 * @param cancelled the numbers that were withdrawn
 * @param more true if the app is to ask again at once
 * @param at the time of the answer, which decides on the key of digests
 */
public record PolledNumbers(
    App app,
    List<AskedNumber> asked,
    List<AskedNumber> appeals,
    List<AskedNumber> cancelled,
    boolean more,
    Instant at) {
  public PolledNumbers {
    asked = List.copyOf(asked);
    appeals = List.copyOf(appeals);
    cancelled = List.copyOf(cancelled);
  }
}
