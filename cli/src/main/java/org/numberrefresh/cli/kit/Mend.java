package org.numberrefresh.cli.kit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.cli.session.ClientTexts;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.call.SeenFault;

/**
 * What an app provider has to mend.
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

  /** A reply of the wrong status, or none. */
  static Mend of(String key, AppCaller.Reply reply) {
    return switch (reply) {
      case AppCaller.Reply.Answered answer -> of(key, Integer.toString(answer.status()));
      case AppCaller.Reply.Failed(Fault fault) -> of(new SeenFault(fault, OptionalInt.empty(), Optional.empty()));
    };
  }

  String text(ClientTexts texts) {
    return texts.text(key, arguments.toArray());
  }
}
