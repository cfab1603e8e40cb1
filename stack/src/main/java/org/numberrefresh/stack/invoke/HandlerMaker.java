package org.numberrefresh.stack.invoke;

/** Makes instances of handlers. */
@FunctionalInterface
public interface HandlerMaker {

  /**
   * Makes an instance.
   *
   * @param type the handler's class
   * @throws ReflectiveOperationException if the instance cannot be made
   */
  Object make(Class<?> type, Equipment equipment) throws ReflectiveOperationException;
}
