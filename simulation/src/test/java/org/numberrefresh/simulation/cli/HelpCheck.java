package org.numberrefresh.simulation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Holds the help of every command to one form: a sentence, each option with its default, one example that works. */
public final class HelpCheck {

  private HelpCheck() {}

  /** Checks the help of a command. */
  public static void hold(Object command) {
    CommandLine line = CommandLines.of(command);
    String help = written(line, "--help");
    String name = line.getCommandSpec().qualifiedName();
    assertTrue(help.startsWith("Usage: " + name + " "), help);
    String[] description = line.getCommandSpec().usageMessage().description();
    assertTrue(description.length > 0 && Arrays.stream(description).allMatch(text -> text.endsWith(".")), help);
    for (OptionSpec option : line.getCommandSpec().options()) {
      assertTrue(help.contains(" " + option.longestName()), option::longestName);
      assertFalse(String.join("", option.description()).isBlank(), option::longestName);
      NeededOptions.of(option)
          .ifPresent(needed -> assertNotNull(line.getCommandSpec().findOption(needed), option::longestName));
      if (option.defaultValue() != null) {
        assertTrue(help.replaceAll("\\s+", " ").contains("default " + option.defaultValue() + ")"), help);
      }
    }
    example(line, name, help);
  }

  private static void example(CommandLine line, String name, String help) {
    String[] footer = line.getCommandSpec().usageMessage().footer();
    assertEquals("Example:", footer[1], help);
    String example = footer[2].strip();
    assertTrue(example.startsWith(name + " "), example);
    line.parseArgs(example.substring(name.length()).strip().split(" "));
  }

  private static String written(CommandLine line, String option) {
    var out = new StringWriter();
    assertEquals(0, line.setOut(new PrintWriter(out)).execute(option));
    return out.toString();
  }
}
