package org.numberrefresh.domain.app;

import java.util.List;

/** The apps that an order asks: all that take part when it is fanned out, or a list fixed at intake. */
public sealed interface AppSelection {

  /** Every covered app, fixed at fan-out. */
  record All() implements AppSelection {}

  /**
   * These apps.
   *
   * @param ids app ids, sorted, each once, at least one
   */
  record Listed(List<String> ids) implements AppSelection {
    public Listed {
      ids = ids.stream().sorted().distinct().toList();
      if (ids.isEmpty()) {
        throw new IllegalArgumentException("A list of apps names at least one.");
      }
    }
  }

  /** True if two selections may have an app in common. */
  default boolean overlaps(AppSelection other) {
    return !(this instanceof Listed mine)
        || !(other instanceof Listed theirs)
        || mine.ids().stream().anyMatch(theirs.ids()::contains);
  }

  /** True if an app is among them. */
  default boolean includes(String app) {
    return !(this instanceof Listed listed) || listed.ids().contains(app);
  }

  /** True if an order of this selection asks an app: it takes part and is among them. */
  default boolean asks(App app) {
    return app.profile().covered() && includes(app.id());
  }

  /** The selection as one word: {@code *} or the ids with commas. */
  default String asText() {
    return this instanceof Listed listed ? String.join(",", listed.ids()) : "*";
  }

  /** Reads what {@link #asText} wrote. */
  static AppSelection ofText(String text) {
    return text.equals("*") ? new All() : new Listed(List.of(text.split(",")));
  }
}
