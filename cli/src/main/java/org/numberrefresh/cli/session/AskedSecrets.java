package org.numberrefresh.cli.session;

import java.util.Optional;
import org.numberrefresh.cli.session.Environment.Variable;

/** Reads secrets: from a file, from the environment, or from the person at the terminal, who does not see them. */
public final class AskedSecrets {

  private AskedSecrets() {}

  /**
   * Reads a secret.
   *
   * @param file the file that holds it, if it is named
   * @param variable the variable of the environment that may hold it
   */
  public static String read(ClientOptions options, Optional<String> file, Variable variable) {
    String secret =
        file.map(options::read)
            .or(() -> options.environment().get(variable))
            .orElseGet(() -> asked(options, variable))
            .strip();
    if (secret.isEmpty()) {
      throw ClientFailure.misuse(options.texts().text("error.noSecret", variable.label()));
    }
    return secret;
  }

  private static String asked(ClientOptions options, Variable variable) {
    if (!options.environment().terminal()) {
      throw ClientFailure.misuse(options.texts().text("error.noSecret", variable.label()));
    }
    return Optional.ofNullable(System.console())
        .map(console -> console.readPassword("%s", options.texts().text("secret.prompt")))
        .map(String::new)
        .orElse("");
  }
}
