package org.numberrefresh.simulation.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ITypeInfo;
import picocli.CommandLine.Model.OptionSpec;

/** Completes the options of a command: holds numbers to bounds, and tells bounds, needs and defaults in the help. */
final class OptionDetails {

  private OptionDetails() {}

  static void complete(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      command.remove(option);
      command.addOption(completed(option));
    }
  }

  private static OptionSpec completed(OptionSpec option) {
    OptionSpec.Builder builder = option.toBuilder();
    var details = new ArrayList<String>();
    number(option)
        .ifPresent(
            number -> {
              builder.converters(number);
              details.add(number.words());
            });
    NeededOptions.of(option).ifPresent(needed -> details.add("only with " + needed));
    Optional.ofNullable(option.defaultValue()).ifPresent(value -> details.add("default " + value));
    if (!details.isEmpty()) {
      builder.description(String.join(" ", option.description()) + " (" + String.join("; ", details) + ")");
    }
    return builder.build();
  }

  private static Optional<WholeNumber> number(OptionSpec option) {
    return option.userObject() instanceof Field field && field.isAnnotationPresent(Between.class)
        ? Optional.of(new WholeNumber(field.getAnnotation(Between.class), isInt(option.typeInfo())))
        : Optional.empty();
  }

  private static boolean isInt(ITypeInfo type) {
    return type.getType() == int.class;
  }
}
