package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.problem.ProblemCode;

/**
 * Claims the numbers of an order. A number goes to the order that claims it first. A claim of an abandoned order does
 * not count. An order that continues finds its own claims, and they are judged again.
 */
public final class ClaimNumbers {

  private final Numbers numbers;
  private final Batches batches;
  private final Orders orders;
  private final ClaimJudge judge;
  private final Instant now;

  /**
   * Makes claims.
   *
   * @param numbers the records to claim
   * @param batches the batches of earlier claims, which may still wait
   * @param orders the orders of earlier claims, which may be abandoned
   * @param rules the rules a number is judged by
   * @param now the time of the call
   */
  public ClaimNumbers(Numbers numbers, Batches batches, Orders orders, ClaimRules rules, Instant now) {
    this.numbers = numbers;
    this.batches = batches;
    this.orders = orders;
    this.judge = new ClaimJudge(rules);
    this.now = now;
  }

  /**
   * The results of claims.
   *
   * @param lost the reason for each lost claim, by its entry; the others are won
   * @param overtaking true if places of the won numbers' older lives must be withdrawn
   */
  public record Claimed(Map<CycleEntry, ProblemCode> lost, boolean overtaking) {
    public Claimed {
      lost = Map.copyOf(lost);
    }
  }

  /** Claims numbers, each once. */
  public Claimed claim(String carrier, Collection<Claim> claims) {
    var records = claims.stream().map(claim -> first(carrier, claim)).toList();
    Set<NumberToken> known = numbers.insert(records);
    var lost = new HashMap<CycleEntry, ProblemCode>();
    var overtaking = new HashSet<NumberToken>();
    List<Claim> open = claims.stream().filter(claim -> known.contains(claim.token())).toList();
    RecordRace.runToTheEnd(open, some -> contest(some, lost, overtaking));
    return new Claimed(lost, !overtaking.isEmpty());
  }

  private static NumberRecord first(String carrier, Claim claim) {
    return NumberRecord.first(claim.token(), carrier, new Cycle(claim.mode(), claim.since(), List.of(claim.entry())));
  }

  private List<Claim> contest(List<Claim> claims, Map<CycleEntry, ProblemCode> lost, Set<NumberToken> overtaking) {
    var again = new ArrayList<Claim>();
    var won = new ArrayList<NumberRecord>();
    var found = numbers.find(claims.stream().map(Claim::token).toList());
    var seen = new BatchesSeen(batches, orders, found.values(), now);
    for (Claim claim : claims) {
      NumberRecord stored = found.get(claim.token());
      if (stored == null) {
        again.add(claim);
        continue;
      }
      switch (judge.judge(claim, stored, seen)) {
        case ClaimJudge.Verdict.Lost(ProblemCode why) -> lost.put(claim.entry(), why);
        case ClaimJudge.Verdict.Won(NumberRecord next, boolean overtakes) -> {
          won.add(next);
          if (overtakes) {
            overtaking.add(claim.token());
          }
        }
      }
    }
    Set<NumberToken> overtaken = numbers.replaceAll(won);
    claims.stream().filter(claim -> overtaken.contains(claim.token())).forEach(again::add);
    return again;
  }
}
