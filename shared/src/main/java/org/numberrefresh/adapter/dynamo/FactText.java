package org.numberrefresh.adapter.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.number.ServiceFact;

/**
 * The facts of a number as one short text, "" for none. A carrier stands in full once and then as {@code #} with its
 * place among the carriers before: {@code PORTED_OUT 1790000000 east;PORTED_IN 1790000000 west;RESOLD 1790000007 #1}.
 * Older texts name each carrier in full.
 */
final class FactText {

  private static final String NAMED_BEFORE = "#";

  private FactText() {}

  static String write(List<ServiceFact> facts) {
    var carriers = new ArrayList<String>();
    var text = new StringJoiner(";");
    for (ServiceFact fact : facts) {
      int named = carriers.indexOf(fact.carrier());
      if (named < 0) {
        carriers.add(fact.carrier());
      }
      String carrier = named < 0 ? fact.carrier() : NAMED_BEFORE + named;
      text.add(fact.event().name() + " " + fact.at().getEpochSecond() + " " + carrier);
    }
    return text.toString();
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
