package org.numberrefresh.function.api;

import java.time.LocalDate;

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

  /** A day as people of the language write it. */
  String day(LocalDate day) {
    return switch (this) {
      case ENGLISH -> day.toString();
      case CHINESE -> day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    };
  }

  /** Two sentences in a row. Chinese has no space between them. */
  String sentences(String first, String second) {
    return this == CHINESE ? first + second : first + " " + second;
  }

  String suffix() {
    return suffix;
  }
}
