package org.numberrefresh.simulation.cli;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a service. */
public final class Address implements ITypeConverter<URI> {

  @Override
  public URI convert(String text) {
    if (!text.matches("https?://\\S+")) {
      throw new TypeConversionException("it takes a URL such as http://127.0.0.1:8000, not " + text + ".");
    }
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("it takes a URL such as http://127.0.0.1:8000, not " + text + ".");
    }
  }
}
