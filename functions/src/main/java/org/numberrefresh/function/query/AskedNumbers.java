package org.numberrefresh.function.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/**
 * The numbers of a question.
 *
 * @param byIndex the well-formed ones, by their index in the question
 * @param rejected the problems of the others
 */
record AskedNumbers(Map<Integer, PhoneNumber> byIndex, List<LineProblem> rejected) {

  static AskedNumbers of(List<String> texts) {
    if (texts.isEmpty()) {
      throw Problem.invalid("\"phoneNumbers\" is missing or empty. Give at least one number.");
    }
    var byIndex = new LinkedHashMap<Integer, PhoneNumber>();
    var rejected = new ArrayList<LineProblem>();
    for (int i = 0; i < texts.size(); i++) {
      Optional<PhoneNumber> number = PhoneNumber.parse(texts.get(i));
      if (number.isPresent()) {
        byIndex.put(i, number.get());
      } else {
        rejected.add(LineProblem.of(i, ProblemCode.NUMBER_FORMAT_INVALID));
      }
    }
    return new AskedNumbers(byIndex, rejected);
  }

  /** The count of entries, good and bad. */
  int size() {
    return byIndex.size() + rejected.size();
  }

  List<PhoneNumber> numbers() {
    return byIndex.values().stream().distinct().toList();
  }
}
