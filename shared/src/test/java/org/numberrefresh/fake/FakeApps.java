package org.numberrefresh.fake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.CoverageNews;
import org.numberrefresh.domain.app.OperatorPause;
import org.numberrefresh.domain.app.SavedApp;
import org.numberrefresh.problem.Unavailable;

/** Apps in memory. */
public final class FakeApps implements Apps {

  private final FakeClients clients;
  private final Map<String, App> apps = new TreeMap<>();
  private int firstNumber = 1;
  private String unreadable = "";

  public FakeApps(FakeClients clients) {
    this.clients = clients;
  }

  /** Numbers apps from here on, where their numbers must not be those of another test. */
  public synchronized void numberFrom(int first) {
    firstNumber = first;
  }

  /** Lets a read of one app alone fail from now on; the list of all is read as before. */
  public synchronized void unreadable(String id) {
    unreadable = id;
  }

  @Override
  public synchronized Optional<App> find(String id) {
    if (id.equals(unreadable)) {
      throw new Unavailable("The app " + id + " cannot be read.");
    }
    return Optional.ofNullable(apps.get(id));
  }

  @Override
  public synchronized List<App> all() {
    return List.copyOf(apps.values());
  }

  @Override
  public synchronized SavedApp save(String id, Function<Optional<App>, App.Profile> change, AppKeys newKeys) {
    App known = apps.get(id);
    App.Profile profile = change.apply(Optional.ofNullable(known));
    clients.assign(new Party(Party.Role.APP, id), profile.clientIds());
    App saved =
        known == null
            ? new App(apps.size() + firstNumber, id, profile, newKeys, App.State.NEW)
            : new App(known.number(), id, profile, known.keys(), known.state());
    apps.put(id, saved);
    return new SavedApp(saved, Optional.ofNullable(known));
  }

  @Override
  public synchronized boolean replaceKeys(String id, AppKeys next) {
    App known = apps.get(id);
    if (known == null || known.keys().version() + 1 != next.version()) {
      return false;
    }
    apps.put(id, new App(known.number(), id, known.profile(), next, known.state()));
    return true;
  }

  @Override
  public synchronized void verified(String id, String endpoint) {
    App known = apps.get(id);
    if (known != null && known.profile().delivery().challenged().filter(endpoint::equals).isPresent()) {
      change(id, state -> new App.State(endpoint, state.slow(), state.polledAt(), state.paused(), state.news()));
    }
  }

  @Override
  public void slow(String id, boolean slow) {
    change(id, state -> new App.State(state.verifiedEndpoint(), slow, state.polledAt(), state.paused(), state.news()));
  }

  @Override
  public void polled(String id, Instant at) {
    Optional<Instant> second = Optional.of(at.truncatedTo(ChronoUnit.SECONDS));
    change(id, state -> new App.State(state.verifiedEndpoint(), state.slow(), second, state.paused(), state.news()));
  }

  @Override
  public void paused(String id, OperatorPause pause) {
    change(
        id,
        state ->
            new App.State(state.verifiedEndpoint(), state.slow(), state.polledAt(), Optional.of(pause), state.news()));
  }

  @Override
  public synchronized boolean replaceNews(String id, CoverageNews read, CoverageNews next) {
    boolean same = find(id).filter(app -> app.state().news().equals(read)).isPresent();
    if (same) {
      change(id, s -> new App.State(s.verifiedEndpoint(), s.slow(), s.polledAt(), s.paused(), next));
    }
    return same;
  }

  /** Loses an app, which no operator can do. */
  public synchronized void forget(String id) {
    apps.remove(id);
  }

  private synchronized void change(String id, UnaryOperator<App.State> change) {
    apps.computeIfPresent(
        id, (same, app) -> new App(app.number(), id, app.profile(), app.keys(), change.apply(app.state())));
  }
}
