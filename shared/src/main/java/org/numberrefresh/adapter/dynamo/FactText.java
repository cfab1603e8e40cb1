package org.numberrefresh.adapter.dynamo;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.number.ServiceFact;

/** The changes reported of a number as one short text: {@code PORTED_IN 1790000000 east;...}, "" for none. */
final class FactText {

  private FactText() {}

  static String write(List<ServiceFact> facts) {
    return facts.stream()
        .map(fact -> fact.event().name() + " " + fact.at().getEpochSecond() + " " + fact.carrier())
        .collect(Collectors.joining(";"));
  }

  static List<ServiceFact> read(String text) {
    return text.isEmpty() ? List.of() : Arrays.stream(text.split(";")).map(FactText::fact).toList();
  }

  private static ServiceFact fact(String text) {
    String[] words = text.split(" ");
    return new ServiceFact(ServiceEvent.valueOf(words[0]), Instant.ofEpochSecond(Long.parseLong(words[1])), words[2]);
  }
}
