package org.numberrefresh.adapter.dynamo;

import static org.numberrefresh.adapter.dynamo.Item.bytes;
import static org.numberrefresh.adapter.dynamo.Item.number;
import static org.numberrefresh.adapter.dynamo.Item.text;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Heads;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.refresh.BatchId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The heads in the table {@code batches}. Each change is made under a condition on what the head was. */
final class DynamoHeads implements Heads {

  private static final Map<String, String> STATE = Map.of("#state", "state");
  private static final String DUE = "dueAt = :due, dueShard = :shard";

  private final Table table;

  DynamoHeads(Table table) {
    this.table = table;
  }

  /** The values of a change that also sets when the head is due. */
  private static Map<String, AttributeValue> due(BatchId batch, Instant at, Map<String, AttributeValue> others) {
    var values = new HashMap<>(others);
    values.put(":due", number(at.getEpochSecond()));
    values.put(":shard", text(Parking.swept(batch, at).shard()));
    return values;
  }

  private Item write(AcceptedHead head) {
    return HeadItem.write(head).put(Retention.EXPIRES, table.retention().after(head.request().createdAt()));
  }

  private static AttributeValue state(BatchState state) {
    return text(state.name());
  }

  @Override
  public void put(AcceptedHead head) {
    var condition = "attribute_not_exists(part) OR (#state = :accepted AND attribute_not_exists(withdrawn))";
    table.putIf(write(head), new Expression(condition, STATE, Map.of(":accepted", state(BatchState.ACCEPTED))));
  }

  @Override
  public BatchHead putOnce(AcceptedHead head) {
    return table.putIf(write(head), Expression.of("attribute_not_exists(part)")).map(HeadItem::read).orElse(head);
  }

  @Override
  public Optional<BatchHead> find(BatchId batch) {
    return table.get(HeadItem.key(batch)).flatMap(item -> HeadItem.shown(item, table.retention()));
  }

  @Override
  public Map<BatchId, BatchHead> find(Collection<BatchId> batches) {
    var found = new HashMap<BatchId, BatchHead>();
    table
        .getAll(batches.stream().distinct().map(HeadItem::key).toList(), true)
        .forEach(item -> HeadItem.shown(item, table.retention()).ifPresent(head -> found.put(head.id(), head)));
    return found;
  }

  @Override
  public Optional<OpenedHead> open(BatchId batch, Instant openedAt, int expected, Instant dueAt) {
    var values =
        Map.of(
            ":to", state(BatchState.OPEN),
            ":from", state(BatchState.ACCEPTED),
            ":opened", number(openedAt.getEpochSecond()),
            ":expected", number(expected));
    var change = "SET #state = :to, opened = :opened, expected = :expected, " + DUE;
    return table
        .update(HeadItem.key(batch), new Expression(change, STATE, due(batch, dueAt, values)), "#state = :from")
        .flatMap(item -> HeadItem.read(item).opened());
  }

  @Override
  public Optional<BatchHead> withdraw(BatchHead read, BitSet more, Withdrawn.Why why, Instant at) {
    Withdrawn all = read.withdrawn().with(more, why, at);
    var values = due(read.id(), at, Map.of(":all", bytes(all.indexes().toByteArray()), ":state", state(read.state())));
    values.put(":counts", text(HeadItem.counts(all)));
    String change = "SET withdrawn = :all, why = :counts, " + DUE;
    if (why == Withdrawn.Why.RESTORED) {
      values.put(":restored", bytes(HeadItem.restored(all.restored())));
      change += ", restored = :restored";
    }
    return table
        .update(
            HeadItem.key(read.id()),
            new Expression(change, STATE, values),
            "#state = :state AND " + sameWithdrawals(read, values))
        .map(HeadItem::read);
  }

  /** The condition that nothing was withdrawn since a head was read. A number may be withdrawn for two reasons. */
  private static String sameWithdrawals(BatchHead read, Map<String, AttributeValue> values) {
    if (read.withdrawn().isEmpty()) {
      return "attribute_not_exists(withdrawn)";
    }
    values.put(":read", bytes(read.withdrawn().indexes().toByteArray()));
    if (read.withdrawn().counts().isEmpty()) {
      return "withdrawn = :read AND attribute_not_exists(why)";
    }
    values.put(":why", text(HeadItem.counts(read.withdrawn())));
    return "withdrawn = :read AND why = :why";
  }

  @Override
  public void fannedOut(BatchId batch, Instant dueAt) {
    var values = Map.of(":yes", AttributeValue.fromBool(true), ":open", state(BatchState.OPEN));
    var change = new Expression("SET fanned = :yes, " + DUE, STATE, due(batch, dueAt, values));
    table.update(HeadItem.key(batch), change, "#state = :open");
  }

  @Override
  public OpenedHead mark(BatchId batch, Set<Integer> apps) {
    return table
        .update(
            HeadItem.key(batch),
            Expression.of("ADD settled :apps", Map.of(":apps", Item.numbers(apps))),
            "attribute_exists(part)")
        .flatMap(item -> HeadItem.read(item).opened())
        .orElseThrow(() -> new IllegalStateException("Batch " + batch + " has tasks but no opened head."));
  }

  @Override
  public void revise(BatchId batch, Instant dueAt) {
    var change = Expression.of("ADD rev :one SET " + DUE, due(batch, dueAt, Map.of(":one", number(1))));
    table.update(HeadItem.key(batch), change, "attribute_exists(part)");
  }

  @Override
  public void settling(BatchId batch, Instant dueAt) {
    var values = Map.of(":to", state(BatchState.SETTLING), ":from", state(BatchState.OPEN));
    var change = new Expression("SET #state = :to, " + DUE, STATE, due(batch, dueAt, values));
    table.update(HeadItem.key(batch), change, "#state = :from");
  }

  @Override
  public Optional<BatchSummary> summary(BatchId batch) {
    return table.get(SummaryItem.key(batch)).map(SummaryItem::read);
  }

  @Override
  public boolean settle(BatchSummary summary, Instant at) {
    table.putIf(
        SummaryItem.write(summary).put(Retention.EXPIRES, table.retention().fromNow()),
        Expression.of("attribute_not_exists(part) OR rev <= :rev", Map.of(":rev", number(summary.revision()))));
    long revision = summary.revision();
    var values =
        new HashMap<>(
            Map.of(
                ":to", state(BatchState.SETTLED),
                ":never", state(BatchState.ACCEPTED),
                ":rev", number(revision),
                ":at", number(at.getEpochSecond())));
    Optional<Instant> rose = summary.raises().last();
    rose.ifPresent(time -> values.put(":rose", number(time.getEpochSecond())));
    String times = "doneAt = if_not_exists(doneAt, :at)" + (rose.isPresent() ? ", roseAt = :rose" : "");
    var change = new Expression("SET #state = :to, summed = :rev, " + times, STATE, values);
    return table
        .update(HeadItem.key(summary.batch()), change, unrevised(revision) + " AND #state <> :never")
        .isPresent();
  }

  @Override
  public boolean told(BatchId batch, long revision) {
    var values = Map.of(":settled", state(BatchState.SETTLED), ":rev", number(revision));
    var change = new Expression("REMOVE dueAt, dueShard", STATE, values);
    return table.update(HeadItem.key(batch), change, unrevised(revision) + " AND #state = :settled").isPresent();
  }

  private static String unrevised(long revision) {
    return revision == 0 ? "(attribute_not_exists(rev) OR rev = :rev)" : "rev = :rev";
  }

  @Override
  public void rearm(AcceptedHead read, Optional<Instant> dueAt) {
    rearm(read, dueAt, 0);
  }

  @Override
  public void rearm(OpenedHead read, Instant dueAt, OptionalInt reconciliations) {
    rearm(read, Optional.of(dueAt), HeadItem.stored(reconciliations));
  }

  private void rearm(BatchHead read, Optional<Instant> dueAt, int reconciliations) {
    var values = new HashMap<>(Map.of(":times", number(reconciliations)));
    read.dueAt().ifPresent(at -> values.put(":was", number(at.getEpochSecond())));
    String same = sameWithdrawals(read, values);
    Expression change =
        dueAt
            .map(at -> Expression.of("SET reconciled = :times, " + DUE, due(read.id(), at, values)))
            .orElseGet(() -> Expression.of("SET reconciled = :times REMOVE dueAt, dueShard", values));
    String due = read.dueAt().isPresent() ? "dueAt = :was" : "attribute_not_exists(dueAt)";
    table.update(HeadItem.key(read.id()), change, due + " AND " + same);
  }
}
