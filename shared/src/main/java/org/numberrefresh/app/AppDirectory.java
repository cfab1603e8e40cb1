package org.numberrefresh.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All apps, read at most once in a while: workers ask for them with every task. */
public final class AppDirectory {

  private static final Duration GOOD_FOR = Duration.ofSeconds(15);

  private final Apps apps;
  private final Clock clock;
  private volatile Page page = new Page(Instant.MIN, List.of(), Map.of(), Map.of());

  public AppDirectory(Apps apps, Clock clock) {
    this.apps = apps;
    this.clock = clock;
  }

  private record Page(Instant readAt, List<App> all, Map<String, App> byId, Map<Integer, App> byNumber) {}

  /** All apps by their ids, at most 15 seconds old. */
  public List<App> all() {
    return page().all();
  }

  /** Finds an app by its id. */
  public Optional<App> find(String id) {
    return Optional.ofNullable(page().byId().get(id));
  }

  /** Finds an app by its number. */
  public Optional<App> find(int number) {
    return Optional.ofNullable(page().byNumber().get(number));
  }

  private Page page() {
    Page read = page;
    Instant now = clock.instant();
    if (read.readAt().isBefore(now.minus(GOOD_FOR))) {
      List<App> all = apps.all();
      read =
          new Page(
              now,
              all,
              all.stream().collect(Collectors.toMap(App::id, Function.identity())),
              all.stream().collect(Collectors.toMap(App::number, Function.identity())));
      page = read;
    }
    return read;
  }
}
