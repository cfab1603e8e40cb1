package org.numberrefresh.domain.limit;

import org.numberrefresh.domain.app.App;

/** Tells the operator of apps that fail. */
@FunctionalInterface
public interface Alerts {

  /**
   * Tells of an app.
   *
   * @param app the app
   * @param what the stage that it reached on its way to a pause, or its recovery
   * @param why the reason of its pause; NONE if it is not paused
   */
  void tell(App app, Warning what, Pause why);
}
