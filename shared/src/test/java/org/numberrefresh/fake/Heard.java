package org.numberrefresh.fake;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.appeal.Appeals;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Contents;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.Glances;
import org.numberrefresh.domain.batch.Heads;
import org.numberrefresh.domain.batch.Tasks;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.demand.Demands;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.limit.Standings;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.rekey.Rekeyings;
import org.numberrefresh.domain.sink.Sinks;
import org.numberrefresh.domain.statistics.Statistics;

/** Hears every call of a port: the cost of a step is the calls that it makes. */
public final class Heard {

  /** A call of a port. */
  private record Call(Class<?> port, Method method) {
    @Override
    public String toString() {
      return port.getSimpleName() + "." + method.getName();
    }
  }

  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /** The calls so far. */
  public List<?> calls() {
    return List.copyOf(calls);
  }

  /** The count of calls of a port so far. */
  public int count(Class<?> port) {
    return (int) calls.stream().filter(call -> call.port().equals(port)).count();
  }

  /**
   * The count of calls of one method of a port so far, with whatever arguments.
   *
   * @param call calls the method that is meant; nothing is done by it
   */
  public <P> int count(Class<P> port, Consumer<P> call) {
    var meant = new Heard();
    try {
      call.accept(
          port(
              port,
              (proxy, method, arguments) -> {
                meant.calls.add(new Call(port, method));
                throw new Stop();
              }));
    } catch (Stop e) {
      return Collections.frequency(calls, meant.calls.getFirst());
    }
    throw new IllegalArgumentException("No method of " + port + " was called.");
  }

  /** Ends a call whose method alone is of interest. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stop() {
      super("The method is known.", null, false, false);
    }
  }

  /** A core whose ports are heard. */
  public Core core(Core core) {
    Stores stores = core.stores();
    return new Core(
        new Stores(
            heard(Numbers.class, stores.numbers()),
            heard(stores.batches()),
            heard(Orders.class, stores.orders()),
            heard(Apps.class, stores.apps()),
            heard(Carriers.class, stores.carriers()),
            heard(Clients.class, stores.clients()),
            heard(Standings.class, stores.standings()),
            heard(Rekeyings.class, stores.rekeyings()),
            heard(Feeds.class, stores.feeds()),
            heard(Statistics.class, stores.statistics()),
            heard(Demands.class, stores.demands()),
            heard(Sinks.class, stores.sinks())),
        heard(Queues.class, core.queues()),
        core.keys(),
        core.clock(),
        core.random());
  }

  private Batches heard(Batches batches) {
    return new Batches(
        heard(Heads.class, batches.heads()),
        heard(Tasks.class, batches.tasks()),
        heard(Contents.class, batches.contents()),
        heard(Glances.class, batches.glances()),
        heard(DueIndex.class, batches.dueIndex()),
        heard(Appeals.class, batches.appeals()));
  }

  private <P> P heard(Class<P> port, P real) {
    return port(
        port,
        (proxy, method, arguments) -> {
          calls.add(new Call(port, method));
          try {
            return method.invoke(real, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static <P> P port(Class<P> port, InvocationHandler handler) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }
}
