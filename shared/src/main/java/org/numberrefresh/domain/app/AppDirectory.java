package org.numberrefresh.domain.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All apps, read again after 15 seconds at the earliest, since workers ask for them with every task.
 *
 * <p>Decision: docs/decisions.md#an-old-endpoint-may-get-the-last-calls
 */
public final class AppDirectory {

  private static final Duration GOOD_FOR = Duration.ofSeconds(15);

  private final Supplier<List<App>> apps;
  private final Clock clock;
  private volatile Page page = new Page(Instant.MIN, List.of(), Map.of(), Map.of());

  public AppDirectory(Apps apps, Clock clock) {
    this(apps::all, clock);
  }

  private AppDirectory(Supplier<List<App>> apps, Clock clock) {
    this.apps = apps;
    this.clock = clock;
  }

  /** A directory for questions, which may be a moment behind. It costs half. */
  public static AppDirectory glancing(Apps apps, Clock clock) {
    return new AppDirectory(apps::glance, clock);
  }

  private record Page(Instant readAt, List<App> all, Map<String, App> byId, Map<Integer, App> byNumber) {}

  /** All apps by their ids, at most 15 seconds old. */
  public List<App> all() {
    return page().all();
  }

  /** All apps as they are stored now. */
  public List<App> fresh() {
    return read().all();
  }

  /** Finds an app by its id, also one that was registered a moment ago. */
  public Optional<App> find(String id) {
    return Optional.ofNullable(page().byId().get(id)).or(() -> Optional.ofNullable(read().byId().get(id)));
  }

  /** Finds an app by its number, also one that was registered a moment ago. */
  public Optional<App> find(int number) {
    return Optional.ofNullable(page().byNumber().get(number))
        .or(() -> Optional.ofNullable(read().byNumber().get(number)));
  }

  private Page page() {
    Page known = page;
    return known.readAt().isBefore(clock.instant().minus(GOOD_FOR)) ? read() : known;
  }

  private Page read() {
    List<App> all = apps.get();
    page =
        new Page(
            clock.instant(),
            all,
            all.stream().collect(Collectors.toMap(App::id, Function.identity())),
            all.stream().collect(Collectors.toMap(App::number, Function.identity())));
    return page;
  }
}
