package org.numberrefresh.domain.app;

import java.util.Optional;

/**
 * An app after it was saved.
 *
 * @param app the app as it is stored
 * @param before the app as it was stored before, if it was registered
 */
public record SavedApp(App app, Optional<App> before) {}
