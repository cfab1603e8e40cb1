package org.numberrefresh.adapter.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.number.ServiceFact;

/**
 * The facts of a number as one short text, "" for none: {@code PORTED_OUT 1790000000 east;RESOLD 1790000007 west}. Each
 * carrier stands in full, so that an instance of the version before can read it. Some older texts name a carrier in
 * full once, and then as {@code #} with its place among the carriers before.
 */
final class FactText {

  private static final String NAMED_BEFORE = "#";

  private FactText() {}

  static String write(List<ServiceFact> facts) {
    return facts.stream()
        .map(fact -> fact.event().name() + " " + fact.at().getEpochSecond() + " " + fact.carrier())
        .collect(Collectors.joining(";"));
  }

  static List<ServiceFact> read(String text) {
    var carriers = new ArrayList<String>();
    var facts = new ArrayList<ServiceFact>();
    for (String fact : text.isEmpty() ? new String[0] : text.split(";")) {
      String[] words = fact.split(" ");
      Instant at = Instant.ofEpochSecond(Long.parseLong(words[1]));
      facts.add(new ServiceFact(ServiceEvent.valueOf(words[0]), at, carrier(words[2], carriers)));
    }
    return facts;
  }

  private static String carrier(String text, List<String> carriers) {
    if (text.startsWith(NAMED_BEFORE)) {
      return carriers.get(Integer.parseInt(text.substring(NAMED_BEFORE.length())));
    }
    if (!carriers.contains(text)) {
      carriers.add(text);
    }
    return text;
  }
}
