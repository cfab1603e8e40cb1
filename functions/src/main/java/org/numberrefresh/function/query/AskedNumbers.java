package org.numberrefresh.function.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/**
 * The numbers of a question.
 *
 * @param byIndex the well-formed ones, by their index in the question
 * @param rejected the problems of the others
 */
record AskedNumbers(Map<Integer, PhoneNumber> byIndex, List<LineProblem> rejected) {

  /** Judges each entry alone. */
  static AskedNumbers of(List<GivenLine<String>> entries) {
    var byIndex = new LinkedHashMap<Integer, PhoneNumber>();
    var rejected = new ArrayList<LineProblem>();
    for (int i = 0; i < entries.size(); i++) {
      int index = i;
      switch (entries.get(i)) {
        case GivenLine.Formed(String text) ->
            PhoneNumber.parse(text)
                .ifPresentOrElse(
                    number -> byIndex.put(index, number),
                    () -> rejected.add(LineProblem.of(index, ProblemCode.NUMBER_FORMAT_INVALID)));
        case GivenLine.Malformed<String> malformed -> rejected.add(malformed.problem(index));
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
