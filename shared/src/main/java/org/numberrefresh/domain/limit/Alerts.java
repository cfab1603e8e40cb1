package org.numberrefresh.domain.limit;

import org.numberrefresh.domain.app.App;

/** Tells the operator of apps that fail. */
@FunctionalInterface
public interface Alerts {

  /**
   * Tells of an app.
   *
   * @param app the app
   * @param what how far it is on its way to being paused, that it is, or that it recovered
   * @param why why it is paused, where it is
   */
  void tell(App app, Warning what, Pause why);
}
