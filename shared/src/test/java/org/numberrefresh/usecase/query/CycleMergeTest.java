package org.numberrefresh.usecase.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Progress;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;

/** The outcomes that a carrier sees where apps were asked in several batches of one cycle. */
class CycleMergeTest {

  private static final Instant NOW = TickingClock.START;
  private static final List<ExpectedApp> APPS =
      List.of(new ExpectedApp(1, "chat", NOW), new ExpectedApp(2, "pay", NOW));

  /** The answers of the two apps in one batch. */
  record Said(Outcome chat, Outcome pay) {

    Stream<Outcome> both() {
      return Stream.of(chat, pay);
    }

    boolean isSettled() {
      return both().allMatch(Outcome::isFinal);
    }
  }

  @Provide
  static Arbitrary<List<Said>> said() {
    Arbitrary<Outcome> outcomes = Arbitraries.of(Outcome.class);
    return Combinators.combine(outcomes, outcomes).as(Said::new).list().ofMinSize(1).ofMaxSize(5);
  }

  private static CycleView view(List<Said> batches) {
    var entries = new ArrayList<CycleEntry>();
    var glances = new HashMap<BatchId, Glance>();
    for (Said said : batches) {
      var id = new BatchId(OrderId.of("east", "key" + entries.size()), 0);
      entries.add(new CycleEntry(id, 0, new AppSelection.All()));
      glances.put(id, glance(id, said));
    }
    var record = NumberRecord.first(new NumberToken("1.token"), "east", new Cycle(Mode.ACTIVE, NOW, entries));
    return CycleView.of("east", TestNumbers.number(0), record, glances).getFirst();
  }

  private static Glance glance(BatchId id, Said said) {
    var withdrawn = new BitSet();
    withdrawn.set(0, said.both().anyMatch(Outcome.CANCELLED::equals));
    var request = new BatchRequest(id, "east", Mode.ACTIVE, new AppSelection.All(), 1, new BitSet(), NOW, NOW);
    var head =
        new OpenedHead(
            request, new Withdrawn(withdrawn, Map.of(), Map.of()), NOW, APPS.size(), Progress.NONE, Optional.of(NOW));
    List<TaskOutcomes> tasks = List.of(task(id, 1, said.chat()), task(id, 2, said.pay()));
    Optional<BatchSummary> summary = said.isSettled() ? Optional.of(BatchSummary.of(head, tasks)) : Optional.empty();
    return new Glance.Opened(head, APPS, summary, tasks);
  }

  private static TaskOutcomes task(BatchId id, int app, Outcome outcome) {
    TaskOutcomes fresh = TaskOutcomes.fresh(new TaskId(id, app), 1, new BitSet(), NOW);
    return outcome == Outcome.PENDING ? fresh : fresh.waiting(new int[] {0}, outcome, NOW);
  }

  private static Map<String, OutwardOutcome> shown(CycleView view) {
    return view.apps().stream().collect(Collectors.toMap(AppView::app, AppView::shown));
  }

  private static OutwardOutcome expected(List<OutwardOutcome> said) {
    if (said.contains(OutwardOutcome.CLEAR)) {
      return OutwardOutcome.CLEAR;
    }
    return said.reversed().stream()
        .filter(o -> o != OutwardOutcome.PENDING && o != OutwardOutcome.CANCELLED)
        .findFirst()
        .orElse(said.contains(OutwardOutcome.PENDING) ? OutwardOutcome.PENDING : OutwardOutcome.CANCELLED);
  }

  @Property
  void clear_never_falls_and_else_the_newest_real_answer_counts(@ForAll("said") List<Said> batches) {
    Map<String, OutwardOutcome> shown = shown(view(batches));
    assertEquals(expected(batches.stream().map(said -> said.chat().outward()).toList()), shown.get("chat"));
    assertEquals(expected(batches.stream().map(said -> said.pay().outward()).toList()), shown.get("pay"));
  }

  @Property
  void a_further_batch_never_takes_an_answer_away(@ForAll("said") List<Said> batches, @ForAll Outcome next) {
    var more = new ArrayList<>(batches);
    more.add(new Said(next, next));
    Map<String, OutwardOutcome> before = shown(view(batches));
    shown(view(more)).forEach((app, after) -> assertFalse(before.get(app).outranks(after)));
  }

  @Property
  void the_grade_of_settled_batches_agrees_with_what_is_shown(@ForAll("said") List<Said> batches) {
    List<Said> settled = batches.stream().filter(Said::isSettled).toList();
    if (settled.isEmpty()) {
      return;
    }
    CycleView view = view(settled);
    var shown = List.copyOf(shown(view).values());
    Grade expected =
        shown.stream().allMatch(OutwardOutcome.CLEAR::equals)
            ? Grade.REFRESHED
            : shown.stream().allMatch(OutwardOutcome.CANCELLED::equals)
                ? Grade.NOT_REFRESHED
                : Grade.REFRESHED_WITH_RESIDUE;
    assertEquals(expected, view.grade());
  }

  @Property
  void a_number_is_refreshed_only_where_every_app_shows_clear(@ForAll("said") List<Said> batches) {
    CycleView view = view(batches);
    if (view.grade() == Grade.REFRESHED) {
      assertTrue(shown(view).values().stream().allMatch(OutwardOutcome.CLEAR::equals));
    }
  }
}
