package org.numberrefresh.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.sink.Sink;
import org.numberrefresh.domain.sink.Sinks;

/** Sinks in memory. */
public final class FakeSinks implements Sinks {

  private final Map<String, Sink> sinks = new HashMap<>();
  private final FakeDueIndex index;
  private int writes;

  FakeSinks(FakeDueIndex index) {
    this.index = index;
  }

  @Override
  public synchronized Optional<Sink> find(String carrier) {
    return Optional.ofNullable(sinks.get(carrier));
  }

  @Override
  public synchronized boolean begin(Sink sink) {
    return find(sink.carrier()).isEmpty() && put(sink);
  }

  @Override
  public synchronized boolean replace(Sink next) {
    return find(next.carrier()).filter(stored -> stored.version() == next.version() - 1).isPresent() && put(next);
  }

  private boolean put(Sink sink) {
    writes++;
    sinks.put(sink.carrier(), sink);
    var waiting = new Waiting.Push(sink.carrier());
    index.place(waiting, sink.push().dueAt().map(waiting::swept));
    return true;
  }

  @Override
  public synchronized void remove(String carrier) {
    sinks.remove(carrier);
    index.place(new Waiting.Push(carrier), Optional.empty());
  }

  /** The count of writes of a sink. */
  public synchronized int writes() {
    return writes;
  }
}
