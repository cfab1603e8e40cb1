package org.numberrefresh.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one hub that all classes of a JVM share; it stops when the last test is done. Maven runs each class
 * by itself, so it is the session that keeps the hub, not the run.
 */
final class SharedHub implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Hub.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(SharedHub.class))
        .computeIfAbsent(Hub.class, type -> Hub.start(options -> options), Hub.class);
  }
}
