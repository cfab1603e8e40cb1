package org.numberrefresh.function.api;

/** The languages that messages are written in. */
public enum Language {
  ENGLISH("en"),
  CHINESE("zh");

  private final String suffix;

  Language(String suffix) {
    this.suffix = suffix;
  }

  /** The language that an {@code Accept-Language} header prefers; English if it names neither. */
  public static Language ofHeader(String acceptLanguage) {
    return acceptLanguage.strip().toLowerCase(java.util.Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH;
  }

  String suffix() {
    return suffix;
  }
}
