package org.numberrefresh.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.erasure.ErasureWish;
import org.numberrefresh.domain.erasure.ErasureWishes;

/** The wishes to erase numbers in memory. */
public final class FakeErasureWishes implements ErasureWishes {

  private final Map<String, ErasureWish> wishes = new HashMap<>();
  private final FakeDueIndex index;

  FakeErasureWishes(FakeDueIndex index) {
    this.index = index;
  }

  @Override
  public synchronized void put(ErasureWish wish) {
    wishes.put(wish.id(), wish);
    var waiting = new Waiting.Erasure(wish.id());
    index.place(waiting, Optional.of(waiting.swept(wish.dueAt())));
  }

  @Override
  public synchronized Optional<ErasureWish> find(String id) {
    return Optional.ofNullable(wishes.get(id));
  }

  @Override
  public synchronized void remove(String id) {
    wishes.remove(id);
    index.place(new Waiting.Erasure(id), Optional.empty());
  }

  /** The wishes that something is left to do for. */
  public synchronized List<ErasureWish> all() {
    return List.copyOf(wishes.values());
  }

  /** Their count. */
  public synchronized int size() {
    return wishes.size();
  }
}
