package org.numberrefresh.cli.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.cli.session.ClientFailure;
import org.numberrefresh.cli.session.ClientOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Numbers that a command asks about: one a line of a file or of standard input. Arguments stand in the process list and
 * in the shell's history, where everyone on the machine may see them, so numbers are refused there.
 */
final class NumberList {

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      descriptionKey = "numberList")
  private Optional<String> file = Optional.empty();

  @Parameters(hidden = true, arity = "0..*")
  private List<String> misplaced = List.of();

  /** The only number. */
  String one(ClientOptions options) {
    List<String> numbers = read(options);
    if (numbers.size() > 1) {
      throw ClientFailure.misuse(options.texts().text("number.onlyOne", numbers.size()));
    }
    return numbers.getFirst();
  }

  /** The numbers, in their order. */
  List<String> read(ClientOptions options) {
    if (!misplaced.isEmpty()) {
      throw ClientFailure.misuse(options.texts().text("number.notHere"));
    }
    var numbers = new ArrayList<String>();
    for (String line : options.read(file.orElse("-")).split("\\R")) {
      String number = line.replaceFirst("^\ufeff", "").replaceFirst("[,;\t].*", "").replace("\"", "").strip();
      if (!number.isEmpty() && !number.equalsIgnoreCase("phoneNumber")) {
        numbers.add(number);
      }
    }
    if (numbers.isEmpty()) {
      throw ClientFailure.misuse(options.texts().text("number.none"));
    }
    return numbers;
  }
}
