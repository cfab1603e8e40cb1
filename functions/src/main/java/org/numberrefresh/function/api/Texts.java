package org.numberrefresh.function.api;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.problem.Detail;
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
    String minutes = code.retryAfter().map(wait -> Long.toString(wait.toMinutes())).orElse("");
    return Optional.ofNullable(TEXTS.getProperty("NEXT." + code.name() + "." + language.suffix()))
        .map(text -> text.replace("{n}", minutes));
  }

  /**
   * The meaning of an outcome and the subscriber's next step. Secret reasons read as OTHER.
   *
   * @param dueAt the deadline of the last answer, while one is waited for
   */
  public static String advice(Outcome outcome, Optional<Instant> dueAt, Language language) {
    if (outcome.outward() == OutwardOutcome.PENDING) {
      return dueAt
          .map(at -> text("PENDING", language).replace("{date}", language.day(ShanghaiTime.dayOf(at))))
          .orElseGet(() -> text("PENDING.SOON", language));
    }
    String reason = outcome.outwardReason();
    return text(reason.isEmpty() ? outcome.outward().name() : outcome.outward() + "." + reason, language);
  }

  /** The value and the remedy of a problem. */
  public static String detail(Detail detail, Language language) {
    String text = text("DETAIL." + detail.cause(), language);
    for (int i = 0; i < detail.values().size(); i++) {
      text = text.replace("{" + i + "}", detail.values().get(i));
    }
    return text;
  }

  /** The words before the fault of one line. */
  static String line(int index, Language language) {
    return text("DETAIL.LINE", language).replace("{0}", Integer.toString(index));
  }

  /** A text by its key, such as NOT_COVERED. */
  public static String text(String key, Language language) {
    String text = TEXTS.getProperty(key + "." + language.suffix());
    if (text == null) {
      throw new IllegalStateException("texts.properties has no " + key + "." + language.suffix() + ".");
    }
    return text;
  }

  /** The keys of all texts, each with its language, in order. */
  static SortedSet<String> keys() {
    return new TreeSet<>(TEXTS.stringPropertyNames());
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
