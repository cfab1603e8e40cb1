package org.numberrefresh.simulation.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.synthetic.Hash;

class AppRecordsTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 77, -1})
  void answers_follow_the_shares_and_every_answer_occurs(long seed) {
    var records = new AppRecords(seed);
    Map<SimulatedAnswer, Integer> counts = new EnumMap<>(SimulatedAnswer.class);
    for (int app = 0; app < 20; app++) {
      for (int number = 0; number < 20_000; number++) {
        SimulatedAnswer answer = records.answer("app-" + app, Hash.of("+86138" + number));
        counts.merge(answer, 1, Integer::sum);
      }
    }
    assertEquals(0.975, counts.get(SimulatedAnswer.NOT_BOUND) / 400_000.0, 0.002);
    assertEquals(0.018, counts.get(SimulatedAnswer.UNBOUND) / 400_000.0, 0.002);
    assertEquals(SimulatedAnswer.values().length - 1, counts.size());
  }

  @Test
  void an_answer_is_a_function_of_seed_app_and_number() {
    List<SimulatedAnswer> once = answers(new AppRecords(3), "chat");
    assertEquals(once, answers(new AppRecords(3), "chat"));
    assertNotEquals(once, answers(new AppRecords(4), "chat"));
    assertNotEquals(once, answers(new AppRecords(3), "pay"));
  }

  @Test
  void cases_and_codes_stand_beside_some_residues_only() {
    var records = new AppRecords(1);
    List<AppResult> results =
        LongStream.range(0, 20_000)
            .mapToObj(n -> records.result("chat", new AppQuestion("r" + n, Hash.mix(n, 9), 0)))
            .toList();
    assertTrue(
        results.stream()
            .filter(result -> !result.answer().leavesResidue())
            .allMatch(result -> result.caseId().isEmpty() && result.providerCode().isEmpty()));
    List<AppResult> left = results.stream().filter(r -> r.answer().leavesResidue()).toList();
    assertTrue(left.stream().anyMatch(result -> result.caseId().matches("A-\\d+")));
    assertTrue(left.stream().anyMatch(result -> result.caseId().isEmpty()));
    assertTrue(left.stream().anyMatch(result -> result.providerCode().matches("E\\d{4}")));
  }

  @Test
  void two_apps_give_different_cases_for_the_same_number() {
    var records = new AppRecords(1);
    var cases = new HashMap<String, Long>();
    for (long n = 0; n < 50_000; n++) {
      AppQuestion item = new AppQuestion("r", Hash.mix(n, 9), 0);
      String chat = records.result("chat", item).caseId();
      String pay = records.result("pay", item).caseId();
      if (!chat.isEmpty() && !pay.isEmpty()) {
        cases.merge(chat.equals(pay) ? "same" : "different", 1L, Long::sum);
      }
    }
    assertEquals(Set.of("different"), cases.keySet());
  }

  private static List<SimulatedAnswer> answers(AppRecords records, String app) {
    return LongStream.range(0, 5000).mapToObj(n -> records.answer(app, Hash.mix(n, 1))).toList();
  }
}
