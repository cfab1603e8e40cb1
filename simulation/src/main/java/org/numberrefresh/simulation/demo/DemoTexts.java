package org.numberrefresh.simulation.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.numberrefresh.simulation.session.ClockWords;

/** The sentences of the demo in one language, from {@code demo.properties}. */
record DemoTexts(DemoLanguage language) {

  private static final Properties TEXTS = load();

  /**
   * A sentence with its figures.
   *
   * @throws IllegalStateException if there is none of that key
   */
  String of(String key, Object... figures) {
    String text = TEXTS.getProperty(key + "." + language);
    if (text == null) {
      throw new IllegalStateException("demo.properties has no " + key + "." + language + ".");
    }
    return String.format(Locale.ROOT, text, figures);
  }

  /** The meaning of an outcome; empty for one without a word of ours. */
  String meaning(String outcome) {
    return TEXTS.getProperty("outcome." + outcome + "." + language, "");
  }

  /** The sentences about the clock. */
  ClockWords clock() {
    return new ClockWords(
        raw("clock.minutes"),
        raw("clock.hours"),
        raw("clock.days"),
        raw("clock.retry"),
        raw("clock.deadline"),
        raw("clock.unsettled"));
  }

  private String raw(String key) {
    return Objects.requireNonNull(TEXTS.getProperty(key + "." + language), key);
  }

  /** All keys with their language behind a dot. */
  static Properties all() {
    var copy = new Properties();
    copy.putAll(TEXTS);
    return copy;
  }

  private static Properties load() {
    try (Reader reader =
        new InputStreamReader(DemoTexts.class.getResourceAsStream("demo.properties"), StandardCharsets.UTF_8)) {
      var texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
