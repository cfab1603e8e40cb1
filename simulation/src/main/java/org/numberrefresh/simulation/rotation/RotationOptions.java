package org.numberrefresh.simulation.rotation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.simulation.apps.Arguments;

/**
 * What is rotated.
 *
 * @param numbers how many numbers are on record before
 * @param rotations how often the keys are changed, one after the other
 * @param data where the stack keeps its data; in memory where empty
 */
public record RotationOptions(int numbers, int rotations, Optional<Path> data) {

  static final String USAGE =
      """
      usage: ./run rotate-keys [--numbers N] [--rotations N] [--data DIR]
        --numbers N     numbers on record before the keys are changed; 2000 unless told
        --rotations N   how often the keys are changed, one after the other; 1 unless told
        --data DIR      keep the stack's data in DIR, also what is there already; in memory unless told\
      """;

  static RotationOptions parse(String... line) {
    Arguments arguments = Arguments.parse(line, List.of("numbers", "rotations", "data"));
    return new RotationOptions(
        (int) arguments.number("numbers", 2000, 100, 100_000),
        (int) arguments.number("rotations", 1, 1, 20),
        arguments.optional("data").map(Path::of));
  }
}
