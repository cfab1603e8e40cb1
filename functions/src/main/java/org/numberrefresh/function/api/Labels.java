package org.numberrefresh.function.api;

import org.numberrefresh.domain.release.Release;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.query.Story;

/**
 * The names of codes for people. They follow from the codes that an answer shows and from nothing else, so that they
 * tell no more than these.
 */
public final class Labels {

  private Labels() {}

  /** The name of a state of an order or a number. */
  public static String state(String state, Language language) {
    return Texts.text("LABEL.STATE." + state, language);
  }

  /** The name of a grade. */
  public static String grade(Grade grade, Language language) {
    return Texts.text("LABEL.GRADE." + grade, language);
  }

  /** The name of a step of a number's story. */
  public static String step(Story.Step step, Language language) {
    return Texts.text("LABEL.STEP." + step, language);
  }

  /** The name of a release gate. */
  public static String gate(Release gate, Language language) {
    return Texts.text("LABEL.GATE." + gate, language);
  }

  /**
   * The name of an outcome.
   *
   * @param outcome the outcome that is shown, or NOT_COVERED
   * @param reason the reason that is shown, "" if there is none
   */
  public static String outcome(String outcome, String reason, Language language) {
    String name = Texts.text("LABEL.OUTCOME." + outcome, language);
    return reason.isEmpty()
        ? name
        : Texts.text("LABEL.REASONED", language)
            .replace("{0}", name)
            .replace("{1}", Texts.text("LABEL.REASON." + reason, language));
  }
}
