package org.numberrefresh.cli.kit;

import java.util.List;
import java.util.Optional;
import org.numberrefresh.cli.session.ClientTexts;
import org.numberrefresh.domain.call.EndpointTrial.Seen;
import org.numberrefresh.domain.call.SeenFault;
import org.numberrefresh.usecase.trial.TrialFinding;

/**
 * A fault that an app provider has to mend.
 *
 * @param key the key of its text
 * @param arguments what stands for {0}, {1}, ...
 */
record Mend(String key, List<String> arguments) {

  Mend {
    arguments = List.copyOf(arguments);
  }

  static Mend of(String key, String... arguments) {
    return new Mend(key, List.of(arguments));
  }

  /** A fault that the hub itself would note of the app. */
  static Mend of(SeenFault seen) {
    String status = seen.status().isPresent() ? Integer.toString(seen.status().getAsInt()) : "";
    Optional<String> rule = seen.result().map(bad -> bad.rule().name());
    return rule.isPresent()
        ? of("kit.mend.result", rule.get(), seen.result().flatMap(SeenFault.BadResult::ref).orElse("?"))
        : of("kit.fault." + seen.kind().name(), status);
  }

  /** The finding of a check, in the words of its fault. Empty if it passed. */
  static Optional<Mend> of(TrialFinding finding) {
    return switch (finding) {
      case TrialFinding.Passed _ -> Optional.empty();
      case TrialFinding.Faulty(SeenFault seen) -> Optional.of(of(seen));
      case TrialFinding.Different _ -> Optional.of(of("kit.mend.repeat"));
      case TrialFinding.NotRefused _, TrialFinding.OutOfTime _ ->
          throw new IllegalStateException("No check of this kind finds " + finding + ".");
    };
  }

  /** The finding of a check that has words of its own for an answer of the wrong status. Empty if it passed. */
  static Optional<Mend> of(TrialFinding finding, Seen seen, String key) {
    return finding instanceof TrialFinding.Passed || seen.status().isEmpty()
        ? of(finding)
        : Optional.of(of(key, Integer.toString(seen.status().getAsInt())));
  }

  String text(ClientTexts texts) {
    return texts.text(key, arguments.toArray());
  }
}
