package org.numberrefresh.simulation.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a whole number within bounds, both ends included.
 *
 * @param bounds the bounds
 * @param small true if the option's field is an {@code int}
 */
record WholeNumber(Between bounds, boolean small) implements ITypeConverter<Number> {

  /** The bounds in words, such as {@code 1 to 1000}. */
  String words() {
    return bounds.most() == Long.MAX_VALUE
        ? bounds.least() == Long.MIN_VALUE ? "any number" : bounds.least() + " or more"
        : bounds.least() + " to " + bounds.most();
  }

  @Override
  public Number convert(String text) {
    if (text.matches("-?\\d{1,18}")) {
      long value = Long.parseLong(text);
      if (bounds.least() <= value && value <= bounds.most()) {
        return small ? (Number) Math.toIntExact(value) : (Number) value;
      }
    }
    throw new TypeConversionException("it takes a whole number (" + words() + "), not " + text + ".");
  }
}
