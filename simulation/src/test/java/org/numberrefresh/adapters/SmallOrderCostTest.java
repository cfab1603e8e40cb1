package org.numberrefresh.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.app.HttpAppCalls;
import org.numberrefresh.adapter.app.HttpEndpointCheck;
import org.numberrefresh.adapter.sqs.MessageBodies;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeJwsKeys;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.stack.stores.SpendMeter;
import org.numberrefresh.usecase.delivery.DeliverTasks;
import org.numberrefresh.usecase.dispatch.BatchDriver;
import org.numberrefresh.usecase.intake.Intake;
import org.numberrefresh.usecase.registry.Registry;

/** The units and messages of an order of one number for 200 apps, by the meter on real stores. */
class SmallOrderCostTest {

  private static final int APPS = 200;
  private static final SpendMeter METER = new SpendMeter();

  private static Adapters adapters;
  private static Core core;
  private static BatchDriver driver;
  private static DeliverTasks worker;

  @BeforeAll
  static void open() {
    adapters = Adapters.open(RunEndpoint.of("test"));
    var clock = new TickingClock();
    core = Wiring.core(adapters.watched(clock, METER));
    var apps = new FakeAppCaller();
    var events = FakeJwsKeys.events(core.clock(), core.random());
    var registry = new Registry(core, new HttpEndpointCheck(apps, events, core.clock(), core.random()));
    registry.putCarrier(new Carrier(World.CARRIER, World.CARRIER, Optional.empty(), List.of(), List.of()));
    core.stores().carriers().saveRanges(new NumberRanges(Map.of("+86", World.CARRIER)));
    apps.passChallenges(true);
    for (int i = 0; i < APPS; i++) {
      registry.putApp("app" + i, World.profile("app" + i));
      apps.tellEach("app" + i, (item, n) -> "NOT_BOUND");
    }
    driver = new BatchDriver(core);
    worker = new DeliverTasks(core, new HttpAppCalls(core, apps, "https://hub.example/results", events));
    settle(0);
  }

  @AfterAll
  static void close() {
    if (adapters != null) {
      adapters.close();
    }
  }

  /**
   * The cost of an order beside its delivery, whose writes depend on how the apps' answers fall together.
   *
   * @param begin of intake and opening
   * @param messages the messages of its tasks
   * @param end of settling
   */
  private record Cost(SpendMeter.Spent begin, int messages, SpendMeter.Spent end) {}

  private static Cost settle(int number) {
    SpendMeter.Spent before = METER.read();
    BatchId batch =
        new Intake(core)
            .submit(World.CARRIER, "order-" + number, Requests.batch(number, "2026-01-05T00:00:00+08:00", "all"))
            .batchIds()
            .getFirst();
    driver.drive(batch);
    SpendMeter.Spent opened = METER.read();
    var bodies = new ArrayList<String>();
    adapters.drain("TASKS_QUEUE", bodies::add);
    List<TaskMessage> tasks = bodies.stream().flatMap(body -> MessageBodies.tasks(body, false).stream()).toList();
    assertEquals(APPS, tasks.size());
    worker.deliver(
        tasks,
        time -> true,
        (task, why) -> {
          throw why;
        });
    SpendMeter.Spent delivered = METER.read();
    driver.drive(batch);
    assertEquals(BatchState.SETTLED, core.stores().batches().heads().find(batch).orElseThrow().state());
    adapters.drain("BATCHES_QUEUE", body -> {});
    return new Cost(opened.since(before), bodies.size(), METER.read().since(delivered));
  }

  @Test
  void the_tasks_of_an_order_of_one_number_share_a_message() {
    Cost cost = settle(1);
    assertEquals(1, cost.messages());
  }

  @Test
  void an_order_of_one_number_costs_few_units_beside_its_tasks() {
    Cost cost = settle(2);
    assertTrue(cost.begin().writeUnits() + cost.end().writeUnits() <= 55, () -> "" + cost);
    assertTrue(cost.begin().readUnits() + cost.end().readUnits() <= 90, () -> "" + cost);
  }
}
