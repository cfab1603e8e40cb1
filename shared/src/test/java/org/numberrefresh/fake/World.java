package org.numberrefresh.fake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.numberrefresh.adapter.app.AppBodies;
import org.numberrefresh.adapter.app.HttpAppCalls;
import org.numberrefresh.adapter.app.HttpEndpointCheck;
import org.numberrefresh.adapter.app.HttpSinkCalls;
import org.numberrefresh.adapter.app.ResultsBody;
import org.numberrefresh.adapter.app.SecurityEvents;
import org.numberrefresh.adapter.jwt.JwsEventSigner;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.appeal.AppealReason;
import org.numberrefresh.domain.call.AppCalls;
import org.numberrefresh.domain.certificate.CertificateTokens;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.key.KeyRing;
import org.numberrefresh.domain.key.KeySource;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.queue.BatchMessage;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.sink.SinkCalls;
import org.numberrefresh.usecase.appeal.AppealGlance;
import org.numberrefresh.usecase.appeal.AppealPages;
import org.numberrefresh.usecase.appeal.AppealRequest;
import org.numberrefresh.usecase.appeal.AppealView;
import org.numberrefresh.usecase.appeal.Appealing;
import org.numberrefresh.usecase.call.TimeLeft;
import org.numberrefresh.usecase.delivery.DeliverTasks;
import org.numberrefresh.usecase.delivery.PollTasks;
import org.numberrefresh.usecase.delivery.TakeResults;
import org.numberrefresh.usecase.dispatch.BatchDriver;
import org.numberrefresh.usecase.erasure.EraseNumbers;
import org.numberrefresh.usecase.intake.Intake;
import org.numberrefresh.usecase.intake.OrderRequest;
import org.numberrefresh.usecase.push.PushFeed;
import org.numberrefresh.usecase.push.SinkRegistry;
import org.numberrefresh.usecase.query.OrderResults;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.registry.AppPauses;
import org.numberrefresh.usecase.registry.Registry;
import org.numberrefresh.usecase.rotation.Rekeying;
import org.numberrefresh.usecase.sweep.Sweep;
import org.numberrefresh.usecase.withdrawal.Cancellation;
import org.numberrefresh.usecase.withdrawal.Restoration;

/**
 * The whole domain in memory, driven by hand: messages run until it is quiet, the clock moves when it is told to. A
 * process that dies loses its memory, but no message that it had not finished.
 */
public final class World {

  /** The carrier that submits. */
  public static final String CARRIER = "east";

  private static final int TASKS_A_RUN = 10;
  private static final int MOST_RUNS = 10_000;
  private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

  /** The time of a worker that pushes: it has none for quick retries, which would really wait. */
  public static final TimeLeft NO_QUICK_RETRIES = time -> time.compareTo(SinkCalls.TIME_LIMIT) <= 0;

  /** The calls that good apps take. */
  public static final CallLimits LIMITS = new CallLimits(100, 8, TIME_LIMIT);

  public final TickingClock clock = new TickingClock();
  public final FakeBatches batches = new FakeBatches();
  public final FakeOrders orders = new FakeOrders();
  public final FakeNumbers numbers = new FakeNumbers();
  public final FakeClients clients = new FakeClients();
  public final FakeApps apps = new FakeApps(clients);
  public final FakeStandings standings = new FakeStandings();
  public final FakeQueues queues = new FakeQueues();
  public final FakeAppCaller caller = new FakeAppCaller();
  public final Crashes crashes = new Crashes();

  public final FakeSecret secret = new FakeSecret();
  public final FakeRekeyings rekeyings = new FakeRekeyings(batches.dueIndex);
  public final FakeCarriers carriers = new FakeCarriers(clients);
  public final FakeFeeds feeds = new FakeFeeds();
  public final FakeDemands demands = new FakeDemands();
  public final FakeStatistics statistics = new FakeStatistics(batches.heads);
  public final FakeSinks sinks = new FakeSinks(batches.dueIndex);

  public final FakeErasures erasures = new FakeErasures();
  public final FakeErasureWishes erasureWishes = new FakeErasureWishes(batches.dueIndex);

  /** The sink of every carrier that has one. */
  public final FakeSinkCaller sink = new FakeSinkCaller();

  /** The signer of the events of apps that take some. */
  public final FakeJwsKeys eventKeys = new FakeJwsKeys();

  public final FakeJwsKeys certificateKeys = new FakeJwsKeys();

  /** The measurements and traces so far. */
  public final Watched watched = new Watched();

  /** The words that the operator was told: app and warning. */
  public final List<String> told = new CopyOnWriteArrayList<>();

  private final Stores stores =
      new Stores(
          numbers,
          batches.ports(),
          orders,
          apps,
          carriers,
          clients,
          standings,
          rekeyings,
          feeds,
          statistics,
          demands,
          sinks);
  private final SeededRandom random = new SeededRandom(1);
  private Keys keys = keysOfAProcess();
  private final JwsEventSigner signer = new JwsEventSigner(random);

  private Keys keysOfAProcess() {
    return Keys.of(new KeyRing(crashes.mortal(secret), clock), random);
  }

  /** The collaborators of its processes. A process dies at one of their calls when it is told to. */
  public Core core() {
    return core(keys);
  }

  /** The collaborators of a process that has read the secret at a time of its own. */
  public Core core(Keys own) {
    return new Core(crashes.mortal(stores), crashes.mortal(queues), own, clock, random, watched);
  }

  /** The keys as they are now, for a process that will not hear of any change. */
  public Keys keysAsOfNow() {
    return Keys.of(new KeyRing(KeySource.fixed(secret.read()), clock), random);
  }

  /** The profile of a good app that takes calls at {@code https://ID.example/unbind}. */
  public static App.Profile profile(String id) {
    return profile(id, push(id));
  }

  /** The profile of a good app with a delivery of its own. */
  public static App.Profile profile(String id, Delivery delivery) {
    return new App.Profile("App " + id, "SOCIAL", true, 5, List.of(), delivery);
  }

  /** The calls of a good app, at {@code https://ID.example/unbind}. */
  public static Delivery.Push push(String id) {
    return new Delivery.Push(endpoint(id), NumberForm.E164, 500, LIMITS);
  }

  private static URI endpoint(String id) {
    return URI.create("https://" + id + ".example/unbind");
  }

  /** Registers good apps. */
  public World withApps(String... ids) {
    for (String id : ids) {
      registry().putApp(id, profile(id));
    }
    return this;
  }

  /** Pauses and resumes apps. */
  public AppPauses pauses() {
    return new AppPauses(core());
  }

  /** The operator's side. */
  public Registry registry() {
    var check = new HttpEndpointCheck(caller, events(), clock, random);
    return new Registry(core(), check);
  }

  /** Submits an order. */
  public Order submit(String key, OrderRequest request) {
    return submit(CARRIER, key, request);
  }

  /** Submits an order of a carrier. */
  public Order submit(String carrier, String key, OrderRequest request) {
    return new Intake(core(), (order, why) -> told.add("demand of " + order.id())).submit(carrier, key, request);
  }

  /** Submits an order of so many numbers, from an index of the test numbers on. */
  public Order submit(String key, int from, int count) {
    return submit(key, Requests.batch(TestNumbers.texts(from, count)));
  }

  /** Runs messages until none is left. A message whose processing failed comes back. */
  public void run() {
    for (int i = 0; i < MOST_RUNS; i++) {
      if (!runNext()) {
        return;
      }
    }
    throw new AssertionError("Messages never ceased.");
  }

  /** Runs the next message that asks for a batch or, where there is none, the next that ask for tasks; whether any. */
  public boolean runNext() {
    try {
      Optional<BatchMessage> batch = queues.takeBatchMessage();
      batch.ifPresent(this::drive);
      return batch.isPresent() || runTasks(TASKS_A_RUN) || runPush();
    } finally {
      queues.rest();
    }
  }

  /** Runs some messages that ask for tasks; whether there were any. */
  public boolean runTasks(int most) {
    List<TaskMessage> tasks = queues.takeTasks(most);
    if (!tasks.isEmpty()) {
      deliver(tasks);
    }
    return !tasks.isEmpty();
  }

  private boolean runPush() {
    Optional<String> carrier = queues.takePush();
    carrier.ifPresent(this::pushFeed);
    return carrier.isPresent();
  }

  private void pushFeed(String carrier) {
    var push = new PushFeed(core(), sinkCalls(), (sink, failing) -> told.add(sink.carrier() + " failing " + failing));
    if (diedIn(() -> push.push(carrier, NO_QUICK_RETRIES))) {
      queues.pushes(List.of(carrier));
    }
  }

  /** The way out to the sinks. */
  public SinkCalls sinkCalls() {
    return new HttpSinkCalls(sink, clock, random);
  }

  /** The carriers' registration of sinks. */
  public SinkRegistry sinkRegistry() {
    return new SinkRegistry(core(), sinkCalls());
  }

  private void drive(BatchMessage message) {
    Runnable work =
        switch (message) {
          case BatchMessage.OfBatch(BatchId batch) -> () -> new BatchDriver(core()).drive(batch);
          case BatchMessage.OfRekeyPart(int part) -> () -> new Rekeying(core()).drive(part);
          case BatchMessage.OfErasure(String wish) -> () -> erasing().drive(wish, time -> true);
        };
    if (diedIn(work)) {
      queues.again(message);
    }
  }

  /** The operator's erasures. */
  public EraseNumbers erasing() {
    return new EraseNumbers(core(), crashes.mortal(erasures), crashes.mortal(erasureWishes));
  }

  private void deliver(List<TaskMessage> tasks) {
    if (diedIn(
        () ->
            worker()
                .deliver(tasks, time -> time.compareTo(TIME_LIMIT) <= 0, (task, why) -> queues.again(List.of(task))))) {
      queues.again(tasks);
    }
  }

  /** Runs a process that may die, and starts it anew if it did; a dead one may throw anything, or nothing. */
  private boolean diedIn(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (!crashes.dead()) {
        throw e;
      }
    }
    boolean died = crashes.dead();
    if (died) {
      crashes.restart();
      // What a process knew of the keys dies with it.
      keys = keysOfAProcess();
    }
    return died;
  }

  /** A worker. It has no time for quick retries: they would really wait. */
  public DeliverTasks worker() {
    return new DeliverTasks(core(), calls());
  }

  /** The way out to the apps. */
  public AppCalls calls() {
    return new HttpAppCalls(core(), caller, "https://hub.example/results", events());
  }

  /** The security events that apps are sent, as a process that knows no key yet writes it. */
  public SecurityEvents events() {
    return eventKeys.events(signer, clock);
  }

  /** The certificates, as a process that knows no key yet signs and reads them. */
  public CertificateTokens certificates() {
    return certificateKeys.certificates(clock, random);
  }

  /** Moves the clock, sweeps, and runs what that queued. */
  public void after(Duration step) {
    clock.advance(step);
    sweep();
    run();
  }

  /** Lets time pass in steps, each with a sweep and what it queued. */
  public void pass(Duration all, Duration step) {
    Instant end = clock.instant().plus(all);
    while (clock.instant().isBefore(end)) {
      after(step);
    }
  }

  /** Queues what is due, as the schedule does each minute. */
  public void sweep() {
    diedIn(() -> new Sweep(core(), (app, what, why) -> told.add(app.id() + " " + what), entry -> {}).run(() -> true));
  }

  /** The profile of an app that asks for its tasks. */
  public static App.Profile puller(String id) {
    return profile(id, new Delivery.Pull(NumberForm.E164, 500, LIMITS));
  }

  /** The profile of an app that takes security events. */
  public static App.Profile taker(String id) {
    return profile(id, new Delivery.Risc(endpoint(id), LIMITS));
  }

  /** An app asks for its tasks. */
  public Polled poll(String app, int maxItems) {
    return Polled.of(new AppBodies(keys.digests()).polled(new PollTasks(core()).poll(app, maxItems)));
  }

  /** An app sends results later. */
  public TakeResults.Taken results(String app, String body) {
    return new TakeResults(core()).take(app, ResultsBody.ofRequest(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** The carrier objects to what an app answered for a test number. */
  public AppealGlance appeal(String key, int number, String app) {
    return appeal(CARRIER, key, number, app);
  }

  /** A carrier objects to what an app answered for a test number. */
  public AppealGlance appeal(String carrier, String key, int number, String app) {
    return appeal(carrier, key, number, app, "case-" + number);
  }

  /** A carrier objects to what an app answered for a test number, under a reference of the case. */
  public AppealGlance appeal(String carrier, String key, int number, String app, String contactRef) {
    byte[] body = (number + " " + app + " " + contactRef).getBytes(StandardCharsets.UTF_8);
    var request = new AppealRequest(TestNumbers.number(number), app, AppealReason.IDENTITY_PROVEN, contactRef, body);
    return new Appealing(core()).submit(carrier, key, request);
  }

  /** An appeal of the carrier, as it is told of it. */
  public AppealView look(AppealGlance appeal) {
    return new AppealPages(core()).find(CARRIER, appeal.id().value());
  }

  /** The carrier cancels an order. */
  public void cancel(Order order) {
    new Cancellation(core()).cancel(CARRIER, order.id().value());
  }

  /** The carrier says that old holders took numbers back; given by their indexes among the test numbers. */
  public Restoration.Restored restore(int... numbers) {
    return new Restoration(core())
        .restore(
            CARRIER, Requests.formed(Arrays.stream(numbers).mapToObj(TestNumbers::number).map(Optional::of).toList()));
  }

  /** The order as the carrier sees it. */
  public OrderView view(Order order) {
    return new Queries(core()).order(CARRIER, order.id().value());
  }

  /** Every pair of an order: what is shown, by number and app. */
  public Map<String, String> pairs(Order order) {
    var pairs = new java.util.TreeMap<String, String>();
    Optional<OrderResults.Position> from = Optional.of(OrderResults.Position.START);
    while (from.isPresent()) {
      OrderResults.Page page =
          new Queries(core()).results(CARRIER, order.id().value(), from.get(), new OrderResults.Extent(500, true));
      page.lines()
          .forEach(
              line ->
                  line.view()
                      .apps()
                      .forEach(app -> pairs.put(line.phoneNumber().e164() + " " + app.app(), app.shown().name())));
      from = page.next();
    }
    return pairs;
  }

  /** The status of the test number with the given index. */
  public String pair(Order order, int number, String app) {
    return pairs(order).get(TestNumbers.text(number) + " " + app);
  }

  /** Does something while a process may die, and starts it anew; whether it died. */
  public boolean dies(Consumer<World> work) {
    boolean died = diedIn(() -> work.accept(this));
    crashes.restart();
    return died;
  }
}
