package org.numberrefresh.fake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.numberrefresh.domain.access.ClientRates;
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
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.demand.Demands;
import org.numberrefresh.domain.erasure.ErasureWishes;
import org.numberrefresh.domain.erasure.Erasures;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.key.KeySource;
import org.numberrefresh.domain.limit.Standings;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.rekey.Rekeyings;
import org.numberrefresh.domain.sink.Sinks;
import org.numberrefresh.domain.statistics.Statistics;

/**
 * Lets a process die at the n-th call of a port: nothing that it calls afterwards is done, until it is started anew.
 */
public final class Crashes {

  /** When the process dies: the call was not made yet, or it was made and nobody heard of it. */
  public enum Moment {
    BEFORE,
    AFTER
  }

  /** The exception that a dead process throws. */
  public static final class Crashed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Crashed() {
      super("The process died here.", null, false, false);
    }
  }

  private static final int PIECES = 3;

  private int callsLeft = Integer.MAX_VALUE;
  private Moment moment = Moment.BEFORE;
  private boolean dead;
  private int deaths;
  private int callsUntilOther = Integer.MAX_VALUE;
  private volatile Runnable other = () -> {};

  /** Dies at the n-th call from now, from 1. */
  public synchronized void at(int call, Moment when) {
    callsLeft = call;
    moment = when;
    dead = false;
  }

  /** Starts the process anew; it does not die again. */
  public synchronized void restart() {
    callsLeft = Integer.MAX_VALUE;
    dead = false;
  }

  /** Lets another process do something right before the n-th call from now, from 1, of this one. */
  public synchronized void between(int call, Runnable work) {
    callsUntilOther = call;
    other = work;
  }

  /** True if the other process has had its turn. */
  public synchronized boolean cameBetween() {
    return callsUntilOther <= 0;
  }

  /** The count of its deaths. */
  public synchronized int deaths() {
    return deaths;
  }

  /** True if it is dead. */
  public synchronized boolean dead() {
    return dead;
  }

  /** Stores that die. */
  public Stores mortal(Stores stores) {
    return new Stores(
        inPieces(mortal(Numbers.class, stores.numbers())),
        mortal(stores.batches()),
        mortal(Orders.class, stores.orders()),
        mortal(Apps.class, stores.apps()),
        mortal(Carriers.class, stores.carriers()),
        mortal(Clients.class, stores.clients()),
        mortal(Standings.class, stores.standings()),
        mortal(Rekeyings.class, stores.rekeyings()),
        mortal(Feeds.class, stores.feeds()),
        mortal(Statistics.class, stores.statistics()),
        mortal(Demands.class, stores.demands()),
        mortal(Sinks.class, stores.sinks()));
  }

  private Batches mortal(Batches batches) {
    return new Batches(
        mortal(Heads.class, batches.heads()),
        mortal(Tasks.class, batches.tasks()),
        mortal(Contents.class, batches.contents()),
        mortal(Glances.class, batches.glances()),
        mortal(DueIndex.class, batches.dueIndex()),
        mortal(Appeals.class, batches.appeals()));
  }

  /** Bulk writes are many calls, of which some are made and others not. */
  private static Numbers inPieces(Numbers whole) {
    return new Numbers() {
      @Override
      public Set<NumberToken> insert(Collection<NumberRecord> records) {
        return pieces(records, whole::insert);
      }

      @Override
      public Set<NumberToken> replaceAll(Collection<NumberRecord> next) {
        return pieces(next, whole::replaceAll);
      }

      @Override
      public Map<NumberToken, NumberRecord> find(Collection<NumberToken> tokens) {
        return whole.find(tokens);
      }

      @Override
      public boolean replace(NumberRecord next) {
        return whole.replace(next);
      }

      @Override
      public boolean remove(NumberRecord read) {
        return whole.remove(read);
      }

      @Override
      public Page read(Part part, String prefix, Optional<String> from, int limit) {
        return whole.read(part, prefix, from, limit);
      }

      @Override
      public void move(Map<NumberRecord, String> moves) {
        moves.forEach((record, to) -> whole.move(Map.of(record, to)));
      }
    };
  }

  private static Set<NumberToken> pieces(
      Collection<NumberRecord> records, Function<Collection<NumberRecord>, Set<NumberToken>> write) {
    var all = List.copyOf(records);
    int piece = Math.max(1, all.size() / PIECES);
    var told = new HashSet<NumberToken>();
    for (int from = 0; from < all.size(); from += piece) {
      told.addAll(write.apply(all.subList(from, Math.min(all.size(), from + piece))));
    }
    return told;
  }

  /** A secret's place that dies. */
  public KeySource mortal(KeySource secret) {
    return mortal(KeySource.class, secret);
  }

  /** Stored rates that die. */
  public ClientRates mortal(ClientRates rates) {
    return mortal(ClientRates.class, rates);
  }

  /** Traces that die. */
  public Erasures mortal(Erasures erasures) {
    return mortal(Erasures.class, erasures);
  }

  /** Wishes that die. */
  public ErasureWishes mortal(ErasureWishes wishes) {
    return mortal(ErasureWishes.class, wishes);
  }

  /** Queues that die. */
  public Queues mortal(Queues queues) {
    return mortal(Queues.class, queues);
  }

  private synchronized boolean isTheOthersTurn() {
    callsUntilOther--;
    return callsUntilOther == 0;
  }

  private <P> P mortal(Class<P> port, P real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (isTheOthersTurn()) {
                other.run();
              }
              synchronized (this) {
                if (dead) {
                  throw new Crashed();
                }
                callsLeft--;
                dead = callsLeft == 0;
                deaths += dead ? 1 : 0;
                if (dead && moment == Moment.BEFORE) {
                  throw new Crashed();
                }
                Object result = called(() -> method.invoke(real, arguments));
                if (dead) {
                  throw new Crashed();
                }
                return result;
              }
            }));
  }

  @FunctionalInterface
  private interface Invocation {
    Object run() throws IllegalAccessException, InvocationTargetException;
  }

  private static Object called(Invocation invocation) throws Throwable {
    try {
      return invocation.run();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
