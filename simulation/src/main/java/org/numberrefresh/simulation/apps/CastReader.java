package org.numberrefresh.simulation.apps;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a cast from a command line. */
public final class CastReader implements ITypeConverter<Cast> {

  @Override
  public Cast convert(String name) {
    return Arrays.stream(Cast.values())
        .filter(cast -> cast.toString().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("it takes one of " + all() + ", not " + name + "."));
  }

  private static String all() {
    return Arrays.stream(Cast.values()).map(Cast::toString).collect(Collectors.joining(", "));
  }
}
