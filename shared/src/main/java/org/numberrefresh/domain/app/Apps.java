package org.numberrefresh.domain.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.numberrefresh.domain.access.ClientTaken;

/** The store of the registered apps. */
public interface Apps {

  /** Finds an app, read consistently. */
  Optional<App> find(String id);

  /** All apps, by their ids. */
  List<App> all();

  /** All apps as {@link #all} tells them, at half the cost. Each may be a moment behind. */
  default List<App> glance() {
    return all();
  }

  /**
   * Registers an app or changes its profile, together with its clients, in one write.
   *
   * @param change makes the profile of the app that is stored; called again if another write came first
   * @param newKeys the keys of an app that has none yet
   * @return the app as it is stored: with a number of its own, and with the new keys only if it had none
   * @throws ClientTaken if a client belongs to another party; nothing was changed
   */
  SavedApp save(String id, Function<Optional<App>, App.Profile> change, AppKeys newKeys);

  /** Registers an app or replaces its profile. */
  default App save(String id, App.Profile profile, AppKeys newKeys) {
    return save(id, before -> profile, newKeys).app();
  }

  /**
   * Replaces an app's keys by the next version of them.
   *
   * @return true if they are stored; false if others were stored since the version before
   */
  boolean replaceKeys(String id, AppKeys next);

  /**
   * Notes that an app answered its challenge, unless it has another endpoint by now.
   *
   * @param challenged the text of {@link Delivery#challenged} for the endpoint that answered
   */
  void verified(String id, String challenged);

  /** Notes that an app's calls tend to take more than a second, or that they no longer do. */
  void slow(String id, boolean slow);

  /** Notes the time at which an app asked for its tasks. */
  void polled(String id, Instant at);

  /**
   * Stores the next news of an app's part, if those that were read are still stored.
   *
   * @return true if they are stored
   */
  boolean replaceNews(String id, CoverageNews read, CoverageNews next);

  /** Keeps the last pause by an operator. */
  void paused(String id, OperatorPause pause);
}
