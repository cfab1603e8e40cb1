package org.numberrefresh.simulation.cli;

import java.lang.reflect.Field;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refuses options that would be taken without any effect. */
final class NeededOptions {

  private NeededOptions() {}

  /** The option that an option needs. */
  static Optional<String> of(OptionSpec option) {
    return option.userObject() instanceof Field field && field.isAnnotationPresent(Needs.class)
        ? Optional.of(field.getAnnotation(Needs.class).value())
        : Optional.empty();
  }

  /**
   * Checks what was given to a command and to its subcommand.
   *
   * @throws ParameterException if an option was given without the one that it needs
   */
  static void check(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      for (OptionSpec given : command.getParseResult().matchedOptions()) {
        of(given).filter(needed -> !isGiven(command, needed)).ifPresent(needed -> refuse(command, given, needed));
      }
    }
  }

  private static void refuse(CommandLine command, OptionSpec given, String needed) {
    throw new ParameterException(
        command,
        "%s has no effect without %s. Add %s, or leave %s out."
            .formatted(given.longestName(), needed, needed, given.longestName()));
  }

  private static boolean isGiven(CommandLine command, String option) {
    return Optional.<Object>ofNullable(command.getCommandSpec().findOption(option).getValue())
        .filter(value -> !isNothing(value))
        .isPresent();
  }

  private static boolean isNothing(Object value) {
    return (value instanceof Number number && number.longValue() == 0)
        || (value instanceof Optional<?> perhaps && perhaps.isEmpty())
        || Boolean.FALSE.equals(value);
  }
}
