package org.numberrefresh.domain.sink;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.numberrefresh.domain.event.EventType;

/**
 * The settings of a sink, as its carrier chose them.
 *
 * @param url the URL that events are posted to
 * @param types the wanted types; empty for all, also those that are added later
 * @param batch true if a call carries as many events as wait, within bounds; else it carries one
 */
public record SinkSettings(URI url, Set<EventType> types, boolean batch) {
  public SinkSettings {
    types = types.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(types));
  }

  /** True if events of a type are wanted. */
  public boolean wants(EventType type) {
    return types.isEmpty() || types.contains(type);
  }
}
