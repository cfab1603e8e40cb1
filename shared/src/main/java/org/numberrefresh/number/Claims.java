package org.numberrefresh.number;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.numberrefresh.batch.BatchHead;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.Batches;
import org.numberrefresh.order.OrderId;
import org.numberrefresh.problem.ProblemCode;

/**
 * Claims the numbers of an order. A number goes to the order that claims it first; a claim of an order that was never
 * committed does not count, and an order that continues finds its own claims.
 */
public final class Claims {

  private static final int MAX_TRIES = 10;

  private final Numbers numbers;
  private final Batches batches;
  private final Predicate<OrderId> abandoned;

  /**
   * Makes claims.
   *
   * @param abandoned whether an order was never committed and nobody is at work on it
   */
  public Claims(Numbers numbers, Batches batches, Predicate<OrderId> abandoned) {
    this.numbers = numbers;
    this.batches = batches;
    this.abandoned = abandoned;
  }

  /**
   * A claim.
   *
   * @param token the number's token
   * @param carrier who claims it
   * @param cycle the cycle that it is claimed for, with one entry
   */
  public record Claim(NumberToken token, String carrier, Cycle cycle) {

    CycleEntry entry() {
      return cycle.entries().getFirst();
    }
  }

  /**
   * Claims numbers.
   *
   * @return why each claim was lost, by its token; the others are won
   */
  public Map<NumberToken, ProblemCode> claim(Collection<Claim> claims) {
    var records = claims.stream().map(c -> NumberRecord.first(c.token(), c.carrier(), c.cycle())).toList();
    Set<NumberToken> known = numbers.insert(records);
    var lost = new HashMap<NumberToken, ProblemCode>();
    List<Claim> open = claims.stream().filter(claim -> known.contains(claim.token())).toList();
    for (int i = 0; !open.isEmpty(); i++) {
      if (i == MAX_TRIES) {
        throw new IllegalStateException(
            open.size() + " numbers were written by others " + MAX_TRIES + " times in a row.");
      }
      open = contest(open, lost);
    }
    return lost;
  }

  private List<Claim> contest(List<Claim> claims, Map<NumberToken, ProblemCode> lost) {
    var again = new ArrayList<Claim>();
    var won = new ArrayList<NumberRecord>();
    var found = numbers.find(claims.stream().map(Claim::token).toList());
    var judge = new Judge(batches.heads(others(claims, found.values())));
    for (Claim claim : claims) {
      NumberRecord stored = found.get(claim.token());
      if (stored == null) {
        again.add(claim);
        continue;
      }
      switch (judge.judge(claim, stored)) {
        case Verdict.Lost(ProblemCode why) -> lost.put(claim.token(), why);
        case Verdict.Won(NumberRecord next) -> won.add(next);
      }
    }
    Set<NumberToken> overtaken = numbers.replaceAll(won);
    claims.stream().filter(claim -> overtaken.contains(claim.token())).forEach(again::add);
    return again;
  }

  private static Set<BatchId> others(List<Claim> claims, Collection<NumberRecord> records) {
    var batches = new HashSet<BatchId>();
    records.forEach(r -> r.cycles().forEach(c -> c.entries().forEach(e -> batches.add(e.batch()))));
    claims.forEach(claim -> batches.remove(claim.entry().batch()));
    return batches;
  }

  private sealed interface Verdict {
    record Won(NumberRecord next) implements Verdict {}

    record Lost(ProblemCode why) implements Verdict {}
  }

  private final class Judge {

    private final Map<BatchId, BatchHead> heads;
    private final Map<OrderId, Boolean> known = new HashMap<>();

    Judge(Map<BatchId, BatchHead> heads) {
      this.heads = heads;
    }

    Verdict judge(Claim claim, NumberRecord stored) {
      NumberRecord counted = stored;
      for (Cycle cycle : stored.cycles()) {
        for (CycleEntry entry : cycle.entries()) {
          if (isOwn(claim, entry)) {
            return entry.equals(claim.entry()) ? new Verdict.Won(stored.touched()) : lost();
          }
          if (known.computeIfAbsent(entry.batch().order(), abandoned::test)) {
            counted = counted.without(entry);
          }
        }
      }
      return counted.latest().isEmpty() ? won(claim, counted) : against(claim, counted);
    }

    private boolean isOwn(Claim claim, CycleEntry entry) {
      return entry.batch().order().equals(claim.entry().batch().order());
    }

    private Verdict against(Claim claim, NumberRecord counted) {
      if (!counted.carrier().equals(claim.carrier())) {
        return new Verdict.Lost(ProblemCode.CARRIER_MISMATCH);
      }
      if (restored(claim, counted)) {
        return lost();
      }
      boolean waits =
          counted.cycles().stream()
              .filter(cycle -> cycle.is(claim.cycle().mode(), claim.cycle().since()))
              .flatMap(cycle -> cycle.entries().stream())
              .anyMatch(entry -> entry.apps().overlaps(claim.entry().apps()) && waits(entry));
      return waits ? lost() : won(claim, counted);
    }

    /** Whether the number's old holder took it back in this very cycle: it is not given up any more. */
    private boolean restored(Claim claim, NumberRecord counted) {
      return counted.cycles().stream()
          .filter(cycle -> cycle.is(claim.cycle().mode(), claim.cycle().since()))
          .flatMap(cycle -> cycle.entries().stream())
          .anyMatch(
              entry ->
                  Optional.ofNullable(heads.get(entry.batch()))
                      .filter(head -> head.restored().containsKey(entry.index()))
                      .isPresent());
    }

    private boolean waits(CycleEntry entry) {
      BatchHead head = heads.get(entry.batch());
      return head == null || (!head.allTasksSettled() && !head.withdrawn().get(entry.index()));
    }

    private Verdict lost() {
      return new Verdict.Lost(ProblemCode.ALREADY_EXISTS);
    }

    private Verdict won(Claim claim, NumberRecord counted) {
      return new Verdict.Won(counted.with(claim.carrier(), claim.cycle()));
    }
  }
}
