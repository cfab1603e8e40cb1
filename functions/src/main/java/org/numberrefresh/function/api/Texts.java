package org.numberrefresh.function.api;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.problem.ProblemCode;

/** The short texts of codes and outcomes, in English and Chinese, from {@code texts.properties}. */
public final class Texts {

  private static final Properties TEXTS = load();

  private Texts() {}

  /** The text of a code. */
  public static String of(ProblemCode code, Language language) {
    return text(code.name(), language);
  }

  /** The next step, in words for the counter; empty if the code's own text says it. */
  public static Optional<String> nextStep(ProblemCode code, Language language) {
    return Optional.ofNullable(TEXTS.getProperty("NEXT." + code.name() + "." + language.suffix()));
  }

  /** The meaning of an outcome and the subscriber's next step. Secret reasons read as OTHER. */
  public static String advice(Outcome outcome, Language language) {
    String reason = outcome.outwardReason();
    return text(reason.isEmpty() ? outcome.outward().name() : outcome.outward() + "." + reason, language);
  }

  /** A text by its key, such as NOT_COVERED. */
  public static String text(String key, Language language) {
    String text = TEXTS.getProperty(key + "." + language.suffix());
    if (text == null) {
      throw new IllegalStateException("texts.properties has no " + key + "." + language.suffix() + ".");
    }
    return text;
  }

  private static Properties load() {
    try (Reader reader =
        new InputStreamReader(Texts.class.getResourceAsStream("texts.properties"), StandardCharsets.UTF_8)) {
      var texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
