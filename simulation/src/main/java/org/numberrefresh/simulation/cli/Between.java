package org.numberrefresh.simulation.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds of an option that takes a whole number. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Between {

  /** The least value. */
  long least();

  /** The greatest value. */
  long most() default Long.MAX_VALUE;
}
