package org.numberrefresh.usecase.withdrawal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Gives numbers back to their old holders while they cool, so that no app is asked about them. It is too late once the
 * number's batch was opened.
 */
public final class Restoration {

  /** The highest count of lines in a call. */
  public static final int MAX_NUMBERS = 1_000;

  private final Core core;
  private final Stores stores;
  private final Withdrawals withdrawals;

  public Restoration(Core core) {
    this.core = core;
    this.stores = core.stores();
    this.withdrawals = new Withdrawals(core);
  }

  /**
   * The results of a call's lines.
   *
   * @param accepted the count of numbers that are back with their old holders, by this call or an earlier one
   * @param rejected the problems of the other lines, by line
   */
  public record Restored(int accepted, List<LineProblem> rejected) {
    public Restored {
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * Restores numbers. The call may be repeated.
   *
   * @param carrier the carrier whose orders must hold the numbers
   * @param lines the number of each line whose form is right; empty if the text is no phone number
   */
  public Restored restore(String carrier, List<GivenLine<Optional<PhoneNumber>>> lines) {
    var rejected = new ArrayList<LineProblem>();
    var asked = new TreeMap<Integer, PhoneNumber>();
    for (int i = 0; i < lines.size(); i++) {
      int index = i;
      switch (lines.get(i)) {
        case GivenLine.Formed(Optional<PhoneNumber> number) ->
            number.ifPresentOrElse(
                given -> asked.put(index, given),
                () -> rejected.add(LineProblem.of(index, ProblemCode.NUMBER_FORMAT_INVALID)));
        case GivenLine.Malformed<Optional<PhoneNumber>> malformed -> rejected.add(malformed.problem(index));
      }
    }
    Map<PhoneNumber, Place> places = places(carrier, asked.values());
    Map<BatchId, BitSet> restored = restore(places.values());
    asked.forEach(
        (line, number) ->
            why(Optional.ofNullable(places.get(number)), restored)
                .ifPresent(code -> rejected.add(LineProblem.of(line, code))));
    rejected.sort(Comparator.comparingInt(LineProblem::index));
    return new Restored(lines.size() - rejected.size(), rejected);
  }

  private static Optional<ProblemCode> why(Optional<Place> place, Map<BatchId, BitSet> restored) {
    if (place.isEmpty()) {
      return Optional.of(ProblemCode.NUMBER_NOT_FOUND);
    }
    boolean done =
        place.get().cools()
            && place.get().cooling().stream()
                .allMatch(entry -> restored.getOrDefault(entry.batch(), new BitSet()).get(entry.index()));
    return done ? Optional.empty() : Optional.of(ProblemCode.NOT_COOLING);
  }

  private Map<BatchId, BitSet> restore(Collection<Place> places) {
    var wanted = new TreeMap<BatchId, BitSet>();
    places.stream()
        .filter(Place::cools)
        .flatMap(place -> place.cooling().stream())
        .forEach(entry -> wanted.computeIfAbsent(entry.batch(), b -> new BitSet()).set(entry.index()));
    var restored = new HashMap<BatchId, BitSet>();
    wanted.forEach(
        (batch, indexes) -> restored.put(batch, withdrawals.withdraw(batch, indexes, Withdrawn.Why.RESTORED)));
    return restored;
  }

  /**
   * The places of a number in its newest cycle.
   *
   * @param cooling its places in batches that cool, or that it was restored from
   * @param begun true if it still stands in a batch that does not cool any more
   */
  private record Place(List<CycleEntry> cooling, boolean begun) {

    boolean cools() {
      return !begun && !cooling.isEmpty();
    }
  }

  /** The places of numbers in their newest cycle. Unknown numbers and those of other carriers are missing. */
  private Map<PhoneNumber, Place> places(String carrier, Collection<PhoneNumber> numbers) {
    List<PhoneNumber> distinct = numbers.stream().distinct().toList();
    List<NumberToken> tokens = core.keys().tokens().of(distinct);
    Map<NumberToken, NumberRecord> records = stores.numbers().find(tokens);
    Map<BatchId, BatchHead> heads =
        stores
            .batches()
            .heads()
            .find(
                records.values().stream()
                    .flatMap(NumberRecord::entries)
                    .map(CycleEntry::batch)
                    .filter(batch -> batch.order().isOf(carrier))
                    .collect(Collectors.toSet()));
    var committed = new HashMap<OrderId, Boolean>();
    Predicate<CycleEntry> counts =
        entry ->
            heads.containsKey(entry.batch())
                && heads.get(entry.batch()).request().carrier().equals(carrier)
                && !heads.get(entry.batch()).request().isLost(entry.index())
                && committed.computeIfAbsent(entry.batch().order(), this::isCommitted);
    var places = new HashMap<PhoneNumber, Place>();
    for (int i = 0; i < distinct.size(); i++) {
      PhoneNumber number = distinct.get(i);
      Optional.ofNullable(records.get(tokens.get(i)))
          .flatMap(record -> place(record, heads, counts))
          .ifPresent(place -> places.put(number, place));
    }
    return places;
  }

  private boolean isCommitted(OrderId id) {
    return stores.orders().find(id).filter(order -> order.committed().isPresent()).isPresent();
  }

  private static Optional<Place> place(
      NumberRecord record, Map<BatchId, BatchHead> heads, Predicate<CycleEntry> counts) {
    for (Cycle cycle : record.cycles().reversed()) {
      List<CycleEntry> entries = cycle.entries().stream().filter(counts).toList();
      if (!entries.isEmpty()) {
        return Optional.of(place(cycle.mode(), entries, heads));
      }
    }
    return Optional.empty();
  }

  private static Place place(Mode mode, List<CycleEntry> entries, Map<BatchId, BatchHead> heads) {
    var cooling = new ArrayList<CycleEntry>();
    boolean begun = mode == Mode.ACTIVE;
    for (CycleEntry entry : entries) {
      BatchHead head = Objects.requireNonNull(heads.get(entry.batch()));
      if (head.cooling() || head.withdrawn().restoredAt(entry.index()).isPresent()) {
        cooling.add(entry);
      } else {
        begun |= !head.withdrawn().has(entry.index());
      }
    }
    return new Place(cooling, begun);
  }
}
