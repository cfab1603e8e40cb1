package org.numberrefresh.cli.session;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The surroundings of the process.
 *
 * @param variables its environment variables
 * @param in its standard input
 * @param terminal true if a person looks at standard error
 */
public record Environment(Map<String, String> variables, InputStream in, boolean terminal, ClientTexts texts) {

  /** A variable that the client reads. */
  public enum Variable {
    PROFILES,
    URL,
    TOKEN_URL,
    CLIENT_ID,
    CLIENT_SECRET,
    APP_SECRET;

    /** Its name, such as {@code NUMBER_REFRESH_URL}. */
    public String label() {
      return "NUMBER_REFRESH_" + name();
    }
  }

  /** The surroundings that a command line was made for: its root command is their holder. */
  static Environment of(CommandSpec command) {
    return ((Holder) command.root().userObject()).environment();
  }

  /** A root command. */
  public interface Holder {
    Environment environment();
  }

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** The value of a variable, unless it is empty. */
  public Optional<String> get(Variable variable) {
    return Optional.ofNullable(variables.get(variable.label())).filter(value -> !value.isEmpty());
  }

  /** The file of the user's profiles. */
  Path profiles() {
    return ProfileFile.ofUser(variables);
  }
}
