package org.numberrefresh.domain.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.number.HolderChanges.Finding;
import org.numberrefresh.domain.number.HolderChanges.Validity;
import org.numberrefresh.domain.number.HolderChanges.Word;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;

/** The laws of every number, whatever is on record of it. */
class HolderChangesTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DAYS = 12;

  /** A life with one place, and what its batch tells. */
  record Life(Mode mode, int day, Validity validity) {}

  record Reported(ServiceEvent event, int day) {}

  @Provide
  static Arbitrary<List<Life>> lives() {
    return Combinators.combine(
            Arbitraries.of(Mode.class), Arbitraries.integers().between(0, DAYS), Arbitraries.of(Validity.class))
        .as(Life::new)
        .list()
        .ofMaxSize(4);
  }

  @Provide
  static Arbitrary<List<Reported>> facts() {
    return Combinators.combine(Arbitraries.of(ServiceEvent.class), Arbitraries.integers().between(0, DAYS))
        .as(Reported::new)
        .list()
        .ofMaxSize(6);
  }

  private static Instant on(int day) {
    return START.plusSeconds(86_400L * day);
  }

  private static Optional<HolderChanges> changes(List<Life> lives, List<Reported> facts) {
    ServiceHistory service = ServiceHistory.UNKNOWN;
    for (Reported fact : facts) {
      service =
          fact.event().takesUp()
              ? service.with(new ServiceFact(fact.event(), on(fact.day()), "east"))
              : service.registered("west", "east", on(fact.day()));
    }
    List<Cycle> cycles = IntStream.range(0, lives.size()).mapToObj(i -> cycle(lives.get(i), i)).toList();
    var record = new NumberRecord(new NumberToken("token"), 1, service, cycles);
    return HolderChanges.of(
        record,
        record.service(),
        entry -> {
          Life life = lives.get(entry.index());
          return new Word(life.validity(), life.mode());
        });
  }

  private static Cycle cycle(Life life, int index) {
    var entry = new CycleEntry(new BatchId(OrderId.of("east", "k"), 0), index, new AppSelection.All());
    return new Cycle(life.mode(), on(life.day()), List.of(entry));
  }

  @Property
  void who_changed_since_a_day_changed_since_every_earlier_one(
      @ForAll("lives") List<Life> lives, @ForAll("facts") List<Reported> facts) {
    Optional<HolderChanges> changes = changes(lives, facts);
    for (int day = 1; day <= DAYS + 1 && changes.isPresent(); day++) {
      Finding later = changes.get().after(on(day));
      Finding earlier = changes.get().after(on(day - 1));
      assertTrue(later != Finding.CHANGED || earlier == Finding.CHANGED, "Changed after " + day + " only.");
      assertTrue(later != Finding.NOT_ON_RECORD || earlier == Finding.NOT_ON_RECORD, "The records have a hole.");
    }
  }

  @Property
  void ports_and_what_tells_nothing_change_no_holder(
      @ForAll("lives") List<Life> lives, @ForAll("facts") List<Reported> facts) {
    List<Life> telling = lives.stream().filter(life -> life.validity() != Validity.VOID).toList();
    List<Reported> takeUps = facts.stream().filter(fact -> fact.event().takesUp()).toList();
    for (int day = 0; day <= DAYS + 1; day++) {
      Instant end = on(day);
      assertEquals(
          changes(telling, takeUps).filter(of -> of.after(end) == Finding.CHANGED).isPresent(),
          changes(lives, facts).filter(of -> of.after(end) == Finding.CHANGED).isPresent());
    }
  }

  @Property
  void a_holder_who_is_known_since_a_day_is_the_same_from_then_on(
      @ForAll("lives") List<Life> lives, @ForAll("facts") List<Reported> facts) {
    List<Life> active = lives.stream().filter(life -> life.mode() == Mode.ACTIVE).toList();
    changes(active, facts)
        .flatMap(HolderChanges::lastTakenUp)
        .ifPresent(
            since -> {
              HolderChanges changes = changes(active, facts).orElseThrow();
              assertEquals(Finding.SAME, changes.after(since.plusSeconds(1)));
              assertEquals(Finding.CHANGED, changes.after(since));
            });
  }

  @Property
  void a_number_that_nobody_holds_is_never_the_same(
      @ForAll("lives") List<Life> lives, @ForAll("facts") List<Reported> facts) {
    List<Life> all = new ArrayList<>(lives);
    all.add(new Life(Mode.BATCH, DAYS + 1, Validity.COUNTS));
    for (int day = 0; day <= DAYS + 2; day++) {
      assertNotEquals(Finding.SAME, changes(all, facts).orElseThrow().after(on(day)));
    }
  }
}
