package org.numberrefresh.function.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of an {@code Accept-Language} header. The underscore that Java and POSIX write in a tag is read as a
 * hyphen.
 *
 * @param tag the tag in lower case, such as {@code zh-hant}; {@code *} for any
 * @param weight its quality, from 0 to 1
 */
record AcceptedRange(String tag, double weight) {

  private static final String ANY = "*";
  private static final String TAG = "([a-z]{1,8}(?:[-_](?:[a-z0-9]{1,8}|\\*))*|\\*)";
  private static final String WEIGHT = "(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)";
  private static final Pattern RANGE = Pattern.compile(TAG + "(?:[ \\t]*;[ \\t]*q[ \\t]*=[ \\t]*" + WEIGHT + ")?");

  /** Reads a header. What is no range is passed over. */
  static List<AcceptedRange> listed(String header) {
    return Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
        .flatMap(one -> read(one.strip()).stream())
        .toList();
  }

  private static Optional<AcceptedRange> read(String text) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String weight = matcher.group(2);
    return Optional.of(
        new AcceptedRange(matcher.group(1).replace('_', '-'), weight == null ? 1 : Double.parseDouble(weight)));
  }

  boolean isAny() {
    return tag.equals(ANY);
  }

  /** True if it names a language or a form of it. */
  boolean isOf(String language) {
    return tag.equals(language) || tag.startsWith(language + "-");
  }
}
