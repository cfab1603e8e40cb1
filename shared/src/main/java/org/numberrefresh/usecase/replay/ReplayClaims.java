package org.numberrefresh.usecase.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.number.RecordRace;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * Enters the batches of a replay into the present cycles of their numbers. Each number is judged once more by the
 * present store. It is left out if it was answered, withdrawn, asked by another call, or given a new cycle meanwhile.
 */
final class ReplayClaims {

  private final Numbers numbers;
  private final Batches batches;
  private final Predicate<OrderId> abandoned;

  ReplayClaims(Numbers numbers, Batches batches, Predicate<OrderId> abandoned) {
    this.numbers = numbers;
    this.batches = batches;
    this.abandoned = abandoned;
  }

  /**
   * The claim of one number.
   *
   * @param token the number's token
   * @param source the batch that asked about it before
   * @param sourceIndex its index there
   * @param entries its places in the replay
   */
  record Reentry(NumberToken token, BatchId source, int sourceIndex, List<CycleEntry> entries) {
    Reentry {
      entries = List.copyOf(entries);
    }

    Stream<String> apps() {
      return entries.stream().flatMap(ReplayClaims::apps);
    }
  }

  private static Stream<String> apps(CycleEntry entry) {
    return entry.apps() instanceof AppSelection.Listed(List<String> ids) ? ids.stream() : Stream.of();
  }

  /** Claims numbers, each at most once, and returns the entries that were not won. */
  Set<CycleEntry> claim(List<Reentry> claims, Asker asker) {
    var lost = new HashSet<CycleEntry>();
    RecordRace.runToTheEnd(claims, some -> contest(some, asker, lost));
    return lost;
  }

  private List<Reentry> contest(List<Reentry> claims, Asker asker, Set<CycleEntry> lost) {
    Map<NumberToken, NumberRecord> found = numbers.find(claims.stream().map(Reentry::token).toList());
    Set<String> asked = claims.stream().flatMap(Reentry::apps).collect(Collectors.toSet());
    AskedBefore seen = AskedBefore.read(batches, asker.batchesOf(found.values()), asked::contains, abandoned);
    var written = new ArrayList<NumberRecord>();
    for (Reentry claim : claims) {
      Optional<NumberRecord> stored = Optional.ofNullable(found.get(claim.token()));
      Optional<Cycle> present =
          stored
              .filter(asker::mayAskAbout)
              .flatMap(record -> PlanReplay.presentCycle(record, claim.source(), claim.sourceIndex(), seen, asker));
      List<CycleEntry> won =
          present
              .map(cycle -> claim.entries().stream().filter(entry -> isFree(entry, cycle, seen, asker)).toList())
              .orElse(List.of());
      claim.entries().stream().filter(entry -> !won.contains(entry)).forEach(lost::add);
      if (!won.isEmpty()) {
        written.add(with(won, stored.orElseThrow(), present.orElseThrow(), seen));
      }
    }
    Set<NumberToken> overtaken = numbers.replaceAll(written);
    List<Reentry> again = claims.stream().filter(claim -> overtaken.contains(claim.token())).toList();
    again.forEach(claim -> claim.entries().forEach(lost::remove));
    return again;
  }

  /** True if an entry is in its cycle already, or may enter: no pair that it asks waits or is CLEAR. */
  private static boolean isFree(CycleEntry entry, Cycle cycle, AskedBefore seen, Asker asker) {
    return cycle.entries().contains(entry) || apps(entry).allMatch(app -> seen.askable(cycle, app, asker).isPresent());
  }

  /** The record with the entries. If it has them already, it is written again, so that a rival must read it anew. */
  private static NumberRecord with(List<CycleEntry> won, NumberRecord stored, Cycle cycle, AskedBefore seen) {
    List<CycleEntry> entries =
        Stream.concat(cycle.entries().stream().filter(seen::counts), won.stream()).distinct().toList();
    return stored.with(new Cycle(cycle.mode(), cycle.since(), cycle.joinedHolder(), entries));
  }
}
