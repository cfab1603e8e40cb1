package org.numberrefresh.cli.session;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The texts of the command line, in English or Chinese. */
public final class ClientTexts {

  private static final String BUNDLE = "org.numberrefresh.cli.texts";

  private final ResourceBundle bundle;
  private final boolean chinese;

  private ClientTexts(boolean chinese) {
    this.chinese = chinese;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            chinese ? Locale.CHINESE : Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The texts in the language of a locale such as {@code zh_CN.UTF-8}: Chinese for any Chinese, else English. */
  public static ClientTexts of(String locale) {
    return new ClientTexts(locale.toLowerCase(Locale.ROOT).startsWith("zh"));
  }

  /**
   * The texts in the language that the environment asks for, by POSIX: {@code LC_ALL}, {@code LC_MESSAGES}, {@code
   * LANG}.
   */
  public static ClientTexts of(Map<String, String> environment) {
    return of(
        Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse(""));
  }

  /** The texts, as picocli reads them. */
  public ResourceBundle bundle() {
    return bundle;
  }

  /** The value of {@code Accept-Language}. */
  public String language() {
    return chinese ? "zh-CN" : "en";
  }

  /**
   * A text.
   *
   * @param arguments what stands for {0}, {1}, ...
   */
  public String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), chinese ? Locale.CHINESE : Locale.ENGLISH).format(arguments);
  }
}
