package org.numberrefresh.e2e.contract;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.numberrefresh.domain.limit.Warning;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.queue.QueueName;
import org.numberrefresh.problem.ProblemCode;

/** The words of the code that the contract and the pages list. */
final class CodeWords {

  private static final Pattern WORD = Pattern.compile("\\b[A-Z][A-Z_.]+[A-Z]\\b");

  private CodeWords() {}

  /** The words in capitals that stand in a text. */
  static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  /** The answers that an app may give, by the words that it uses, lowest first. */
  static List<String> answers() {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.code() >= Outcome.ACKNOWLEDGED.code())
        .filter(outcome -> outcome != Outcome.UNDELIVERABLE && outcome != Outcome.NO_RESPONSE)
        .map(outcome -> outcome.outwardReason().isEmpty() ? outcome.name() : outcome.outward().name())
        .distinct()
        .toList();
  }

  static Stream<Outcome> withReason() {
    return Arrays.stream(Outcome.values()).filter(outcome -> !outcome.outwardReason().isEmpty());
  }

  static String reason(Outcome outcome) {
    return outcome.name().substring(outcome.outward().name().length() + 1);
  }

  static List<String> reasons() {
    return withReason().map(Outcome::outwardReason).distinct().toList();
  }

  static List<String> percents() {
    return Arrays.stream(Warning.values()).map(Warning::percent).distinct().map(String::valueOf).toList();
  }

  static List<String> queues() {
    return Arrays.stream(QueueName.values()).map(QueueName::text).toList();
  }

  static Stream<String> codes() {
    return Arrays.stream(ProblemCode.values()).map(ProblemCode::wire).distinct();
  }

  static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  static List<String> with(List<String> words, String one) {
    return Stream.concat(words.stream(), Stream.of(one)).toList();
  }

  static List<String> without(List<String> words, String one) {
    return words.stream().filter(word -> !word.equals(one)).toList();
  }

  /** Words in the order of the alphabet, each once. */
  static List<String> sorted(Collection<String> words) {
    return List.copyOf(new TreeSet<>(words));
  }
}
