package org.numberrefresh.adapter.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.Unavailable;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Writes that are each made with another or not at all. Many go in one transaction; those whose condition fails are
 * told, and the others are tried again without them. A transaction of which only the answer was lost is not made twice:
 * the SDK gives each a mark of its own.
 */
final class PairedWrites {

  private static final int A_TRANSACTION = 25;
  private static final int AT_ONCE = 8;
  private static final int MAX_TRIES = 8;
  private static final String FAILED = "ConditionalCheckFailed";
  private static final Set<String> PASSING =
      Set.of("None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private final Table table;

  PairedWrites(Table table) {
    this.table = table;
  }

  /**
   * Two writes.
   *
   * @param subject the thing that both writes are for
   */
  record Pair<S>(S subject, TransactWriteItem one, TransactWriteItem other) {}

  /** Makes pairs of writes and returns the subjects of those that were not made, since a condition failed. */
  <S> Set<S> make(Collection<Pair<S>> pairs) {
    var all = List.copyOf(pairs);
    var calls = new ArrayList<List<Pair<S>>>();
    for (int from = 0; from < all.size(); from += A_TRANSACTION) {
      calls.add(all.subList(from, Math.min(all.size(), from + A_TRANSACTION)));
    }
    var failed = new HashSet<S>();
    InParallel.over(calls, AT_ONCE, this::makeSome).forEach(failed::addAll);
    return failed;
  }

  private <S> Set<S> makeSome(List<Pair<S>> pairs) {
    var failed = new HashSet<S>();
    List<Pair<S>> left = pairs;
    int conflicts = 0;
    while (!left.isEmpty()) {
      if (conflicts == MAX_TRIES) {
        throw new Unavailable("The table " + table.name() + " refused a transaction " + MAX_TRIES + " times.");
      }
      if (conflicts > 0) {
        table.waitBefore(conflicts);
      }
      List<Pair<S>> before = left;
      left = makeOnce(left, failed);
      conflicts += left.size() == before.size() ? 1 : 0;
    }
    return failed;
  }

  /** Makes pairs and returns those that must be tried again. */
  private <S> List<Pair<S>> makeOnce(List<Pair<S>> pairs, Set<S> failed) {
    List<TransactWriteItem> writes =
        pairs.stream().flatMap(pair -> List.of(pair.one(), pair.other()).stream()).toList();
    try {
      table.client().transactWriteItems(request -> request.transactItems(writes));
      return List.of();
    } catch (TransactionConflictException e) {
      return pairs;
    } catch (TransactionCanceledException e) {
      if (!isOvertaken(e)) {
        throw e;
      }
      List<CancellationReason> reasons = e.cancellationReasons();
      var again = new ArrayList<Pair<S>>();
      for (int i = 0; i < pairs.size(); i++) {
        boolean refused = IntStream.of(2 * i, 2 * i + 1).anyMatch(n -> FAILED.equals(reasons.get(n).code()));
        if (refused) {
          failed.add(pairs.get(i).subject());
        } else {
          again.add(pairs.get(i));
        }
      }
      return again;
    }
  }

  /**
   * True if a transaction was not made since conditions failed or other writes were under way, and for nothing else.
   */
  static boolean isOvertaken(TransactionCanceledException e) {
    return !e.cancellationReasons().isEmpty() && e.cancellationReasons().stream().allMatch(PairedWrites::isKnown);
  }

  private static boolean isKnown(CancellationReason reason) {
    return reason.code() == null || FAILED.equals(reason.code()) || PASSING.contains(reason.code());
  }
}
