package org.numberrefresh.simulation.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an option that has no effect without another one. Given alone it is refused. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Needs {

  /** The longest name of the other option. It counts as given where its value is not 0, false or empty. */
  String value();
}
