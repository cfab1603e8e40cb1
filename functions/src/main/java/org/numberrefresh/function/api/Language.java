package org.numberrefresh.function.api;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The languages that messages are written in. Chinese is written in simplified characters. */
public enum Language {
  ENGLISH("en", List.of("en")),
  CHINESE("zh", List.of("zh-hans-cn", "zh-hans", "zh-cn", "zh"));

  private final String suffix;

  /** The tags that name exactly this language, the closest first. */
  private final List<String> names;

  Language(String suffix, List<String> names) {
    this.suffix = suffix;
    this.names = names;
  }

  /**
   * The language that an {@code Accept-Language} header prefers (RFC 9110, section 12.5.4), looked up as RFC 4647,
   * section 3.4 says: {@code zh-Hant} takes Chinese, where nothing closer is there. Of two with the same weight the
   * first counts. A range with the weight 0 is not taken. English if nothing is left.
   */
  public static Language ofHeader(String acceptLanguage) {
    List<AcceptedRange> ranges = AcceptedRange.listed(acceptLanguage);
    return ranges.stream()
        .filter(range -> range.weight() > 0)
        .sorted(Comparator.comparingDouble(AcceptedRange::weight).reversed())
        .flatMap(range -> takenBy(range, ranges).stream())
        .findFirst()
        .orElse(ENGLISH);
  }

  private static Optional<Language> takenBy(AcceptedRange range, List<AcceptedRange> all) {
    for (Language language : values()) {
      boolean taken = range.isAny() ? !language.isNamedBy(all) : range.isOf(language.suffix);
      if (taken && !language.isRefusedBy(all)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  private boolean isNamedBy(List<AcceptedRange> ranges) {
    return ranges.stream().anyMatch(range -> range.isOf(suffix));
  }

  /** True if the closest range that names exactly this language has the weight 0. */
  private boolean isRefusedBy(List<AcceptedRange> ranges) {
    for (String name : names) {
      for (AcceptedRange range : ranges) {
        if (range.tag().equals(name)) {
          return range.weight() == 0;
        }
      }
    }
    return false;
  }

  /** A day as people of the language write it. */
  public String day(LocalDate day) {
    return switch (this) {
      case ENGLISH -> day.toString();
      case CHINESE -> day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    };
  }

  /** Two sentences in a row. Chinese has no space between them. */
  String sentences(String first, String second) {
    return this == CHINESE ? first + second : first + " " + second;
  }

  /** The language as HTML names it (RFC 5646). */
  public String tag() {
    return this == CHINESE ? "zh-CN" : "en";
  }

  String suffix() {
    return suffix;
  }
}
