package org.numberrefresh.usecase.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.number.ClaimNumbers.Claimed;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Stores the batches of one order: first the sealed numbers of each and, after the numbers are claimed, the heads.
 * Numbers are stored once. A repeated call works with the numbers that an earlier call stored.
 */
public final class OrderBatches {

  private final Batches batches;
  private final Keys keys;
  private final Clock clock;
  private final Order order;

  public OrderBatches(Core core, Order order) {
    this.batches = core.stores().batches();
    this.keys = core.keys();
    this.clock = core.clock();
    this.order = order;
  }

  /**
   * A batch whose numbers are stored.
   *
   * @param apps the apps to ask
   * @param startsAt the time from which the batch may be opened
   * @param numbers its numbers as they are stored
   */
  public record StoredCut(BatchId batch, AppSelection apps, Instant startsAt, List<BatchNumber> numbers) {

    public StoredCut {
      numbers = List.copyOf(numbers);
    }

    private CycleEntry entry(int index) {
      return new CycleEntry(batch, index, apps);
    }

    private Map<Integer, ProblemCode> lost(Claimed claimed) {
      var byIndex = new TreeMap<Integer, ProblemCode>();
      for (int i = 0; i < numbers.size(); i++) {
        int index = i;
        Optional.ofNullable(claimed.lost().get(entry(i))).ifPresent(why -> byIndex.put(index, why));
      }
      return byIndex;
    }
  }

  /**
   * A number to be claimed.
   *
   * @param number the number as it is stored in its batch
   * @param token its token
   * @param entry the number's place, for its record
   */
  public record Unclaimed(BatchNumber number, NumberToken token, CycleEntry entry) {}

  /** The numbers that an earlier call stored for a batch. */
  Optional<List<BatchNumber>> stored(int ordinal) {
    var batch = new BatchId(order.id(), ordinal);
    return batches.contents().numbers(batch).map(bytes -> keys.numbers().open(batch, bytes));
  }

  /** Stores the numbers of a batch, unless an earlier call stored some, and returns the stored ones. */
  public List<BatchNumber> store(int ordinal, List<BatchNumber> numbers) {
    var batch = new BatchId(order.id(), ordinal);
    return keys.numbers().open(batch, batches.contents().putNumbersOnce(batch, keys.numbers().seal(batch, numbers)));
  }

  /** A batch of this order whose numbers are stored. */
  public StoredCut cut(int ordinal, AppSelection apps, Instant startsAt, List<BatchNumber> stored) {
    return new StoredCut(new BatchId(order.id(), ordinal), apps, startsAt, stored);
  }

  /** The numbers of some batches, each with its token and its place. */
  public List<Unclaimed> unclaimed(List<StoredCut> cuts) {
    var all = new ArrayList<Unclaimed>();
    for (StoredCut cut : cuts) {
      List<NumberToken> tokens = keys.tokens().of(cut.numbers().stream().map(BatchNumber::phoneNumber).toList());
      for (int i = 0; i < tokens.size(); i++) {
        all.add(new Unclaimed(cut.numbers().get(i), tokens.get(i), cut.entry(i)));
      }
    }
    return all;
  }

  /**
   * Stores the heads of the batches that have a number left, and returns the accepted part of the order.
   *
   * @param claimed the claims that were lost; the others are won
   * @param refused the problems of lines that came into no batch
   * @param workingDays the working days in which each of the order's apps has to answer
   */
  public Order.Committed putHeads(
      List<StoredCut> cuts, Claimed claimed, List<LineProblem> refused, IntStream workingDays) {
    var rejected = new ArrayList<>(refused);
    var heads = new ArrayList<AcceptedHead>();
    for (StoredCut cut : cuts) {
      Map<Integer, ProblemCode> lost = cut.lost(claimed);
      lost.forEach((index, why) -> rejected.add(LineProblem.of(cut.numbers().get(index).line(), why)));
      if (lost.size() < cut.numbers().size()) {
        heads.add(head(cut, lost.keySet(), claimed.overtaking() || heads.isEmpty()));
      }
    }
    heads.forEach(batches.heads()::put);
    rejected.sort(Comparator.comparingInt(LineProblem::index));
    List<Instant> starts = heads.stream().map(head -> head.request().startsAt()).sorted().toList();
    return new Order.Committed(
        heads.stream().mapToInt(AcceptedHead::counted).sum(),
        rejected,
        heads.stream().map(head -> head.id().ordinal()).toList(),
        starts.isEmpty() ? order.submittedAt() : starts.getFirst(),
        Deadlines.published().latest(starts.isEmpty() ? order.submittedAt() : starts.getLast(), workingDays),
        claimed.overtaking());
  }

  /**
   * Makes a head.
   *
   * @param soonToo true if it is due within a minute even if the batch starts later: its numbers overtook older lives,
   *     or it is the one that tells the carrier
   */
  private AcceptedHead head(StoredCut cut, Set<Integer> lostIndexes, boolean soonToo) {
    var lost = new BitSet();
    lostIndexes.forEach(lost::set);
    Instant soon = clock.instant().plus(Parking.TAKEN_AGAIN_AFTER);
    var request =
        new BatchRequest(
            cut.batch(),
            order.carrier(),
            order.mode(),
            cut.apps(),
            cut.numbers().size(),
            lost,
            order.submittedAt(),
            cut.startsAt());
    return new AcceptedHead(request, cut.startsAt().isAfter(soon) && !soonToo ? cut.startsAt() : soon);
  }
}
