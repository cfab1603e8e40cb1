package org.numberrefresh.function.api;

import java.util.Optional;
import java.util.OptionalInt;
import org.numberrefresh.domain.call.SeenFault;
import org.numberrefresh.usecase.trial.TrialFinding;
import org.numberrefresh.usecase.trial.TryEndpoint;

/** The texts of the checks of an endpoint, in English and Chinese. */
public final class TrialTexts {

  private TrialTexts() {}

  /** The result of a check, in words. */
  public static String finding(TryEndpoint.Line line, Language language) {
    String text =
        switch (line.finding()) {
          case TrialFinding.Passed _ -> Texts.text("TRY.PASSED." + line.check(), language);
          case TrialFinding.Faulty(SeenFault seen) -> fault(seen, language);
          case TrialFinding.NotRefused _ -> Texts.text("TRY.NOT_REFUSED", language);
          case TrialFinding.Different _ -> Texts.text("TRY.DIFFERENT", language);
          case TrialFinding.OutOfTime _ -> Texts.text("TRY.OUT_OF_TIME", language);
        };
    return text.replace("{status}", status(line.status()));
  }

  private static String fault(SeenFault seen, Language language) {
    return seen.result()
        .map(bad -> Texts.text("TRY.RESULT", language).replace("{rule}", bad.rule().name()))
        .orElseGet(() -> Texts.text("TRY.FAULT." + seen.kind(), language));
  }

  private static String status(OptionalInt status) {
    return status.isPresent() ? Integer.toString(status.getAsInt()) : "";
  }

  /** The next step of the app provider; empty where nothing is to be mended. */
  public static Optional<String> advice(TryEndpoint.Line line, Language language) {
    return switch (line.finding()) {
      case TrialFinding.Passed _ -> Optional.empty();
      case TrialFinding.Faulty _ when line.status().isEmpty() ->
          Optional.of(Texts.text("TRY.MEND.CONNECTION", language));
      case TrialFinding.OutOfTime _ -> Optional.of(Texts.text("TRY.MEND.CONNECTION", language));
      case TrialFinding.Faulty _, TrialFinding.NotRefused _, TrialFinding.Different _ ->
          Optional.of(Texts.text("TRY.MEND." + line.check(), language));
    };
  }
}
