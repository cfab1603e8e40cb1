package org.numberrefresh.fake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.limit.Standings;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.rekey.Rekeyings;

/** Hears every call of a port: what something costs is what it asks of the ports. */
public final class Heard {

  private final List<String> calls = new CopyOnWriteArrayList<>();

  /** The calls so far, such as {@code Batches.head}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** A core whose ports are heard. */
  public Core core(Core core) {
    Stores stores = core.stores();
    return new Core(
        new Stores(
            port(Numbers.class, stores.numbers()),
            port(Batches.class, stores.batches()),
            port(Orders.class, stores.orders()),
            port(Apps.class, stores.apps()),
            port(Carriers.class, stores.carriers()),
            port(Clients.class, stores.clients()),
            port(Standings.class, stores.standings()),
            port(Rekeyings.class, stores.rekeyings())),
        port(Queues.class, core.queues()),
        core.keys(),
        core.clock(),
        core.random());
  }

  private <P> P port(Class<P> port, P real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              calls.add(port.getSimpleName() + "." + method.getName());
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
