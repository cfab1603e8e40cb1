package org.numberrefresh.usecase.sweep;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.numberrefresh.domain.batch.Batches;

/** Batches whose due index shows another state than the batches have. */
final class StaleIndex {

  private final Batches now;
  private final Batches behind;
  private final AtomicInteger entriesRead = new AtomicInteger();

  StaleIndex(Batches now, Batches behind) {
    this.now = now;
    this.behind = behind;
  }

  int entriesRead() {
    return entriesRead.get();
  }

  Batches batches() {
    return (Batches)
        Proxy.newProxyInstance(
            Batches.class.getClassLoader(),
            new Class<?>[] {Batches.class},
            (proxy, method, arguments) -> {
              try {
                if (!method.getName().startsWith("due")) {
                  return method.invoke(now, arguments);
                }
                List<?> page = (List<?>) method.invoke(behind, arguments);
                entriesRead.addAndGet(page.size());
                return page;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
