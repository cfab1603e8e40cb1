package org.numberrefresh.simulation.demo;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The languages that the demo speaks. */
enum DemoLanguage {
  EN("en"),
  ZH("zh-CN");

  private final String tag;

  DemoLanguage(String tag) {
    this.tag = tag;
  }

  /** The language of a terminal: Chinese where its messages are, else English. */
  static DemoLanguage of(Map<String, String> environment) {
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .map(environment::get)
        .filter(Objects::nonNull)
        .filter(locale -> !locale.isEmpty())
        .findFirst()
        .filter(locale -> locale.matches("(?i)zh\\b.*|zh_.*|chinese.*"))
        .map(locale -> ZH)
        .orElse(EN);
  }

  /** The tag for {@code Accept-Language}. */
  String tag() {
    return tag;
  }

  /** The language as a command line names it. */
  @Override
  public String toString() {
    return tag.substring(0, 2);
  }

  /** Reads a language from a command line. */
  static final class Reader implements ITypeConverter<DemoLanguage> {

    @Override
    public DemoLanguage convert(String name) {
      return Arrays.stream(values())
          .filter(language -> language.toString().equalsIgnoreCase(name) || language.tag.equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("it takes one of " + all() + ", not " + name + "."));
    }

    private static String all() {
      return Arrays.stream(values()).map(DemoLanguage::toString).collect(Collectors.joining(", "));
    }
  }
}
