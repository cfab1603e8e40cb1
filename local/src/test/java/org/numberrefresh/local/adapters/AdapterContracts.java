package org.numberrefresh.local.adapters;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.numberrefresh.access.Clients;
import org.numberrefresh.app.Apps;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.Batches;
import org.numberrefresh.carrier.Carriers;
import org.numberrefresh.contract.AppsContract;
import org.numberrefresh.contract.BatchesContract;
import org.numberrefresh.contract.CarriersContract;
import org.numberrefresh.contract.ClientsContract;
import org.numberrefresh.contract.EventKeysContract;
import org.numberrefresh.contract.NumbersContract;
import org.numberrefresh.contract.OrdersContract;
import org.numberrefresh.contract.QueuesContract;
import org.numberrefresh.contract.QuotasContract;
import org.numberrefresh.contract.RekeyingsContract;
import org.numberrefresh.contract.SharedRateContract;
import org.numberrefresh.contract.StandingsContract;
import org.numberrefresh.contract.TwoVersionsContract;
import org.numberrefresh.limit.Standings;
import org.numberrefresh.number.Numbers;
import org.numberrefresh.order.Orders;
import org.numberrefresh.queue.QueueName;
import org.numberrefresh.queue.Queues;
import org.numberrefresh.queue.TaskMessage;
import org.numberrefresh.quota.Quotas;
import org.numberrefresh.rekey.Rekeyings;
import org.numberrefresh.risc.EventKeys;
import org.numberrefresh.sqs.SqsQueues;

/** Every adapter of a port, held to the port's contract. */
abstract class AdapterContracts {

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
    protected Batches batches() {
      return adapters().stores().batches();
    }
  }

  @Nested
  class OfTheOrders extends OrdersContract {
    @Override
    protected Orders orders() {
      return adapters().stores().orders();
    }
  }

  @Nested
  class OfTheApps extends AppsContract {
    @Override
    protected Apps apps() {
      return adapters().stores().apps();
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
  }

  @Nested
  class OfTheEventKeys extends EventKeysContract {
    @Override
    protected EventKeys keys() {
      return adapters().eventKeys();
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
    protected Set<BatchId> takeBatches(int count) {
      return adapters().take(count, Set.of("BATCHES_QUEUE"), (queue, body) -> SqsQueues.batchOf(body));
    }

    @Override
    protected Set<TaskMessage> takeTasks(int count) {
      return adapters()
          .take(
              count,
              Set.of("TASKS_QUEUE", "TASKS_SLOW_QUEUE"),
              (queue, body) -> TaskMessage.ofBody(body, queue.equals("TASKS_SLOW_QUEUE")));
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
