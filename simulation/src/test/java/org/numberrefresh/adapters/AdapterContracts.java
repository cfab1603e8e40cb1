package org.numberrefresh.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.sqs.MessageBodies;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.contract.AppealsContract;
import org.numberrefresh.contract.AppsContract;
import org.numberrefresh.contract.BatchesContract;
import org.numberrefresh.contract.CarriersContract;
import org.numberrefresh.contract.ClientRatesContract;
import org.numberrefresh.contract.ClientsContract;
import org.numberrefresh.contract.DemandsContract;
import org.numberrefresh.contract.ErasureWishesContract;
import org.numberrefresh.contract.ErasuresContract;
import org.numberrefresh.contract.FeedsContract;
import org.numberrefresh.contract.JwsKeysContract;
import org.numberrefresh.contract.NumbersContract;
import org.numberrefresh.contract.OrdersContract;
import org.numberrefresh.contract.QueuesContract;
import org.numberrefresh.contract.QuotasContract;
import org.numberrefresh.contract.RekeyingsContract;
import org.numberrefresh.contract.SharedRateContract;
import org.numberrefresh.contract.SinksContract;
import org.numberrefresh.contract.SnapshotsContract;
import org.numberrefresh.contract.StandingsContract;
import org.numberrefresh.contract.StatisticsContract;
import org.numberrefresh.contract.TwoVersionsContract;
import org.numberrefresh.domain.access.ClientRates;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.CoverageNews;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.demand.Demands;
import org.numberrefresh.domain.erasure.ErasureWishes;
import org.numberrefresh.domain.erasure.Erasures;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.jws.JwsKeys;
import org.numberrefresh.domain.jws.JwsUse;
import org.numberrefresh.domain.limit.Standings;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.order.OrderSnapshots;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.domain.order.ReplayKey;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.queue.BatchMessage;
import org.numberrefresh.domain.queue.QueueName;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.quota.Quotas;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.rekey.Rekeyings;
import org.numberrefresh.domain.sink.Sinks;
import org.numberrefresh.domain.statistics.AnswerTimes;
import org.numberrefresh.domain.statistics.AppCounts;
import org.numberrefresh.domain.statistics.CarrierCounts;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.domain.statistics.PairCounts;
import org.numberrefresh.domain.statistics.Statistics;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.stack.stores.SpendMeter;

/** Every adapter of a port, held to the port's contract. */
abstract class AdapterContracts {

  private static final Instant NOW = TickingClock.START;

  abstract Adapters adapters();

  @Nested
  class OfTheNumbers extends NumbersContract {
    @Override
    protected Numbers numbers() {
      return adapters().stores().numbers();
    }
  }

  @Nested
  class OfTheNumbersWhileTwoVersionsLive extends TwoVersionsContract {
    @Override
    protected Numbers numbers() {
      return adapters().stores().numbers();
    }
  }

  @Nested
  class OfTheRekeyings extends RekeyingsContract {
    @Override
    protected Rekeyings rekeyings() {
      return adapters().stores().rekeyings();
    }

    @Override
    protected DueIndex dueIndex() {
      return adapters().stores().batches().dueIndex();
    }
  }

  @Nested
  class OfTheOrders extends OrdersContract {
    @Override
    protected Orders orders() {
      return adapters().stores().orders();
    }

    /** The key was once stored as an order of a carrier that cannot exist. */
    @Test
    void a_replays_key_that_an_earlier_version_stored_is_found() {
      String key = "key-" + UUID.randomUUID();
      OrderId id = OrderId.of("#replays", key);
      AppSelection all = new AppSelection.All();
      orders().putOnce(new Order(id, "#replays", "abcdef", Mode.BATCH, all, NOW, NOW, Optional.empty()));
      assertEquals(
          new ReplayKey(key, "abcdef", NOW),
          orders().putReplayKeyOnce(new ReplayKey(key, "123456", NOW.plusSeconds(9))));
    }

    @Test
    void an_earlier_version_finds_a_replays_key() {
      String key = "key-" + UUID.randomUUID();
      orders().putReplayKeyOnce(new ReplayKey(key, "abcdef", NOW));
      assertEquals("abcdef", orders().find(OrderId.of("#replays", key)).orElseThrow().bodyHash());
    }
  }

  @Nested
  class OfTheDemands extends DemandsContract {
    @Override
    protected Demands demands() {
      return adapters().stores().demands();
    }
  }

  @Nested
  class OfTheStatistics extends StatisticsContract {

    private static final int APPS = 200;

    @Override
    protected Stores stores() {
      return adapters().stores();
    }

    /** Every app has answered numbers with four outcomes, and in ten classes of times, none like another. */
    private static Counts busyDay() {
      var random = new Random(1);
      var apps = new HashMap<Integer, AppCounts>();
      for (int app = 1; app <= APPS; app++) {
        var outcomes = new EnumMap<OutwardOutcome, Long>(OutwardOutcome.class);
        List.of(OutwardOutcome.CLEAR, OutwardOutcome.BLOCKED, OutwardOutcome.REFUSED, OutwardOutcome.NO_RESPONSE)
            .forEach(outcome -> outcomes.put(outcome, random.nextLong(500_000)));
        AnswerTimes times = AnswerTimes.NONE;
        for (int of = 0; of < 10; of++) {
          times = times.plus(AnswerTimes.of(Duration.ofSeconds(1L << (app % 8 + of)), random.nextLong(100_000)));
        }
        apps.put(app, new AppCounts(new PairCounts(outcomes, random.nextLong(500_000)), times));
      }
      var carriers = new HashMap<String, CarrierCounts>();
      for (int carrier = 0; carrier < 40; carrier++) {
        var pairs = new PairCounts(Map.of(OutwardOutcome.CLEAR, random.nextLong(50_000_000)), 1);
        carriers.put("carrier-" + carrier, new CarrierCounts(random.nextLong(500_000), pairs));
      }
      return new Counts(apps, carriers);
    }

    @Test
    void a_batch_costs_at_most_30_write_units_at_the_end_of_a_busy_day_and_30_days_at_most_600_read_units() {
      var meter = new SpendMeter();
      Core core = Wiring.core(adapters().watched(new TickingClock(), meter));
      Statistics statistics = core.stores().statistics();
      LocalDate first = LocalDate.of(2200, 1, 1).plusDays(new Random().nextInt(100_000));
      for (int day = 0; day < 30; day++) {
        statistics.count(opened(), first.plusDays(day), busyDay());
      }
      BatchId batch = opened();
      SpendMeter.Spent before = meter.read();
      statistics.count(batch, first, busyDay());
      SpendMeter.Spent counted = meter.read().since(before);
      assertTrue(counted.writeUnits() <= 30, counted::toString);
      assertTrue(counted.readUnits() <= 4, counted::toString);
      SpendMeter.Spent written = meter.read();
      assertEquals(30, statistics.days(first, first.plusDays(29)).size());
      SpendMeter.Spent read = meter.read().since(written);
      assertTrue(read.readUnits() <= 600 / 8, read::toString);
    }
  }

  @Nested
  class OfTheErasures extends ErasuresContract {
    @Override
    protected Erasures erasures() {
      return adapters().erasures();
    }
  }

  @Nested
  class OfTheErasureWishes extends ErasureWishesContract {
    @Override
    protected ErasureWishes wishes() {
      return adapters().erasureWishes();
    }

    @Override
    protected DueIndex index() {
      return adapters().stores().batches().dueIndex();
    }
  }

  @Nested
  class OfTheSnapshots extends SnapshotsContract {
    @Override
    protected OrderSnapshots snapshots() {
      return adapters().snapshots();
    }
  }

  @Nested
  class OfTheAppeals extends AppealsContract {
    @Override
    protected Batches batches() {
      return adapters().stores().batches();
    }
  }

  @Nested
  class OfTheApps extends AppsContract {
    @Override
    protected Apps apps() {
      return adapters().stores().apps();
    }

    @Test
    void an_app_that_took_part_before_there_were_news_counts_as_told() {
      String id = "app-" + UUID.randomUUID();
      AppKeys keys = AppKeys.first(SigningSecrets.draw(new SecureRandom()));
      apps().save(id, before -> World.puller(id), keys);
      assertEquals(CoverageNews.NONE, apps().find(id).orElseThrow().state().news());
      adapters().forgetNews(id);
      assertEquals(CoverageNews.TAKES_PART, apps().find(id).orElseThrow().state().news());
      CoverageNews ended = CoverageNews.TAKES_PART.turned();
      assertTrue(apps().replaceNews(id, CoverageNews.TAKES_PART, ended));
      assertEquals(ended, apps().find(id).orElseThrow().state().news());
    }
  }

  @Nested
  class OfTheCarriers extends CarriersContract {
    @Override
    protected Carriers carriers() {
      return adapters().stores().carriers();
    }
  }

  @Nested
  class OfTheClients extends ClientsContract {
    @Override
    protected Clients clients() {
      return adapters().stores().clients();
    }

    @Override
    protected Carriers carriers() {
      return adapters().stores().carriers();
    }

    @Override
    protected Apps apps() {
      return adapters().stores().apps();
    }

    /** An earlier version listed a party's clients apart. A race could leave one there that nothing shows. */
    @Test
    void a_client_that_an_earlier_version_left_is_taken_away_by_the_next_write() {
      String id = "carrier-" + UUID.randomUUID();
      String left = "client-" + UUID.randomUUID();
      adapters().putParty(Map.of("party", "client#" + left, "part", "party", "role", "CARRIER", "id", id));
      adapters().putParty(Map.of("party", "clients#CARRIER#" + id, "part", "party", "ids", left + "\nother"));
      adapters()
          .putParty(
              Map.of(
                  "party",
                  "carriers",
                  "part",
                  id,
                  "profile",
                  "{\"name\":\"East\",\"clientIds\":[],\"releaseApps\":[]}"));
      assertEquals(Optional.of(new Party(Party.Role.CARRIER, id)), clients().party(left));
      carriers().save(carriers().find(id).orElseThrow());
      assertEquals(Optional.empty(), clients().party(left));
      carriers().save(carriers().find(id).orElseThrow());
    }
  }

  @Nested
  class OfTheClientRates extends ClientRatesContract {
    @Override
    protected ClientRates rates() {
      return adapters().clientRates();
    }
  }

  @Nested
  class OfTheJwsKeys extends JwsKeysContract {
    @Override
    protected JwsKeys keys(JwsUse use) {
      return adapters().jwsKeys(use);
    }
  }

  @Nested
  class OfTheBatches extends BatchesContract {
    @Override
    protected Batches batches() {
      return adapters().stores().batches();
    }
  }

  @Nested
  class OfTheFeeds extends FeedsContract {
    @Override
    protected Feeds feeds() {
      return adapters().stores().feeds();
    }

    @Override
    protected void dropFirst(String carrier) {
      adapters().dropFirstEvent(carrier);
    }
  }

  @Nested
  class OfTheSinks extends SinksContract {
    @Override
    protected Sinks sinks() {
      return adapters().stores().sinks();
    }

    @Override
    protected DueIndex dueIndex() {
      return adapters().stores().batches().dueIndex();
    }
  }

  @Nested
  class OfTheQuotas extends QuotasContract {
    @Override
    protected Quotas quotas() {
      return adapters().quotas();
    }
  }

  @Nested
  class OfTheStandings extends StandingsContract {
    @Override
    protected Standings standings() {
      return adapters().stores().standings();
    }

    @Override
    protected Apps apps() {
      return adapters().stores().apps();
    }
  }

  @Nested
  class OfTheRatesThatWorkersShare extends SharedRateContract {
    @Override
    protected Standings standings() {
      return adapters().stores().standings();
    }
  }

  @Nested
  class OfTheQueues extends QueuesContract {
    @Override
    protected Queues queues() {
      return adapters().queues();
    }

    @Override
    protected Set<BatchMessage> takeBatchMessages(int count) {
      return adapters().take(count, Set.of("BATCHES_QUEUE"), (queue, body) -> MessageBodies.batch(body));
    }

    @Override
    protected Set<TaskMessage> takeTasks(int count) {
      return adapters()
          .takeAll(
              count,
              Set.of("TASKS_QUEUE", "TASKS_SLOW_QUEUE"),
              (queue, body) -> MessageBodies.tasks(body, queue.equals("TASKS_SLOW_QUEUE")));
    }

    @Override
    protected Set<String> takePushes(int count) {
      return adapters().take(count, Set.of("PUSHES_QUEUE"), (queue, body) -> MessageBodies.push(body));
    }

    @Override
    protected void die(QueueName queue, String body) {
      adapters().die(queue, body);
    }

    @Override
    protected int deadLetters(QueueName queue) {
      return adapters().deadLetters(queue);
    }
  }
}
