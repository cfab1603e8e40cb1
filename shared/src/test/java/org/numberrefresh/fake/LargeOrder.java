package org.numberrefresh.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;

/** An order of full batches, made and moved on in the stores themselves, without its numbers. */
public final class LargeOrder {

  /** The numbers of each batch. */
  public static final int FULL = 500;

  private static final Duration TO_ANSWER = Duration.ofDays(5);

  private final Stores stores;
  private final Instant now;
  private final List<App> apps;
  private final Order order;

  /**
   * Stores an order that is accepted.
   *
   * @param batches the count of its batches
   * @param apps the count of its apps, which are registered
   */
  public LargeOrder(Stores stores, int batches, int apps, Instant now) {
    this(stores, "large", batches, apps, now);
  }

  /**
   * Stores an order that is accepted.
   *
   * @param key its idempotency key
   */
  public LargeOrder(Stores stores, String key, int batches, int apps, Instant now) {
    this.stores = stores;
    this.now = now;
    this.apps = IntStream.range(0, apps).mapToObj(this::app).toList();
    List<String> ids = this.apps.stream().map(App::id).toList();
    OrderId id = OrderId.of(World.CARRIER, key);
    AppSelection selection = new AppSelection.Listed(ids);
    Order empty = new Order(id, World.CARRIER, "hash", Mode.BATCH, selection, now, now, Optional.empty());
    List<Integer> ordinals = IntStream.range(0, batches).boxed().toList();
    this.order = empty.with(new Order.Committed(batches * FULL, List.of(), ordinals, now, now.plus(TO_ANSWER), false));
    stores.orders().putOnce(empty);
    stores.orders().commit(order);
    for (BatchId batch : order.batchIds()) {
      var request = new BatchRequest(batch, World.CARRIER, Mode.BATCH, selection, FULL, new BitSet(), now, now);
      stores.batches().heads().put(new AcceptedHead(request, now));
    }
  }

  private App app(int index) {
    String id = "app-" + index;
    return stores
        .apps()
        .save(id, any -> World.profile(id), AppKeys.first(SigningSecrets.draw(new SeededRandom(index))))
        .app();
  }

  /** The order. */
  public Order order() {
    return order;
  }

  /** Opens a batch. */
  public void open(int batch) {
    BatchId id = order.batchIds().get(batch);
    List<ExpectedApp> expected =
        apps.stream().map(app -> new ExpectedApp(app.number(), app.id(), now.plus(TO_ANSWER))).toList();
    stores.batches().contents().putAppsOnce(id, expected, ShanghaiTime.dayOf(now));
    stores.batches().heads().open(id, now, apps.size(), now.plus(TO_ANSWER));
  }

  /** Opens every batch. */
  public void openAll() {
    for (int batch = 0; batch < order.batchIds().size(); batch++) {
      open(batch);
    }
  }

  /** An app answers the whole of a batch: one number is blocked, the others had no account. */
  public void answer(int batch, int app) {
    OpenedHead head = head(batch);
    int number = apps.get(app).number();
    Map<Integer, Answer> answers = new HashMap<>();
    for (int i = 0; i < FULL; i++) {
      answers.put(i, new Answer(i == app ? Outcome.BLOCKED_OPEN_DISPUTE : Outcome.NOT_BOUND, PairDetail.NONE));
    }
    stores.batches().tasks().record(TaskOutcomes.unwritten(head, number).answered(answers, now).next());
    stores.batches().heads().mark(head.id(), Set.of(number));
  }

  /** Settles a batch that all apps have answered. */
  public void settle(int batch) {
    OpenedHead head = head(batch);
    stores.batches().heads().settling(head.id(), now);
    stores.batches().heads().settle(BatchSummary.of(head, stores.batches().tasks().of(head.id())), now);
  }

  /** An app raises its one blocked number of a settled batch. The batch's summary is as it was until it is settled. */
  public void raise(int batch, int app) {
    OpenedHead head = head(batch);
    TaskId id = new TaskId(head.id(), apps.get(app).number());
    TaskOutcomes stored = Objects.requireNonNull(stores.batches().tasks().find(Set.of(id)).get(id));
    Map<Integer, Answer> answer = Map.of(app, new Answer(Outcome.UNBOUND, PairDetail.NONE));
    stores.batches().tasks().record(stored.answered(answer, now).next());
    stores.batches().heads().revise(head.id(), now);
  }

  private OpenedHead head(int batch) {
    return stores.batches().heads().find(order.batchIds().get(batch)).orElseThrow().opened().orElseThrow();
  }
}
