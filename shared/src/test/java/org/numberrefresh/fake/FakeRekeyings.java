package org.numberrefresh.fake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.rekey.RekeyPart;
import org.numberrefresh.domain.rekey.Rekeyings;

/** The parts of a change of the keys in memory. */
public final class FakeRekeyings implements Rekeyings {

  private final Map<Integer, RekeyPart> parts = new TreeMap<>();
  private final FakeDueIndex index;

  FakeRekeyings(FakeDueIndex index) {
    this.index = index;
  }

  @Override
  public synchronized void begin(RekeyPart part) {
    if (find(part.number()).filter(stored -> stored.to() >= part.to()).isEmpty()) {
      put(part);
    }
  }

  private void put(RekeyPart part) {
    parts.put(part.number(), part);
    var waiting = new Waiting.Rekey(part.number());
    index.place(waiting, part.dueAt().map(waiting::swept));
  }

  @Override
  public synchronized Optional<RekeyPart> find(int number) {
    return Optional.ofNullable(parts.get(number));
  }

  @Override
  public synchronized List<RekeyPart> all() {
    return List.copyOf(parts.values());
  }

  @Override
  public synchronized boolean replace(RekeyPart next) {
    boolean asRead = find(next.number()).filter(stored -> stored.version() == next.version() - 1).isPresent();
    if (asRead) {
      put(next);
    }
    return asRead;
  }
}
