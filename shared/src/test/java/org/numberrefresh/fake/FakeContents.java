package org.numberrefresh.fake;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.domain.batch.Contents;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/** The numbers and the apps of batches in memory. */
public final class FakeContents implements Contents {

  private static final int SPOILT_BYTES = 64;

  private final Map<BatchId, byte[]> numbers = new HashMap<>();
  private final Map<BatchId, List<ExpectedApp>> apps = new HashMap<>();
  private final Map<BatchId, LocalDate> openedOnDay = new TreeMap<>();

  @Override
  public synchronized byte[] putNumbersOnce(BatchId batch, byte[] sealed) {
    byte[] stored = numbers.putIfAbsent(batch, sealed.clone());
    return stored == null ? sealed : stored.clone();
  }

  @Override
  public synchronized boolean replaceNumbers(BatchId batch, byte[] read, byte[] next) {
    boolean unchanged = Arrays.equals(numbers.get(batch), read);
    if (unchanged) {
      numbers.put(batch, next.clone());
    }
    return unchanged;
  }

  @Override
  public synchronized Optional<byte[]> numbers(BatchId batch) {
    return Optional.ofNullable(numbers.get(batch)).map(byte[]::clone);
  }

  @Override
  public synchronized List<ExpectedApp> putAppsOnce(BatchId batch, List<ExpectedApp> expected, LocalDate openedOn) {
    List<ExpectedApp> stored = apps.putIfAbsent(batch, List.copyOf(expected));
    openedOnDay.putIfAbsent(batch, openedOn);
    return stored == null ? expected : stored;
  }

  @Override
  public synchronized Optional<List<ExpectedApp>> apps(BatchId batch) {
    return Optional.ofNullable(apps.get(batch));
  }

  @Override
  public synchronized List<BatchId> openedOn(LocalDate day, Optional<OrderId> after, int limit) {
    return openedOnDay.entrySet().stream()
        .filter(entry -> entry.getValue().equals(day))
        .map(Map.Entry::getKey)
        .filter(batch -> after.isEmpty() || batch.order().value().compareTo(after.get().value()) > 0)
        .limit(limit)
        .toList();
  }

  /** Loses the numbers and the apps of a batch, as the table does once they were kept for long enough. */
  synchronized void expire(BatchId batch) {
    numbers.remove(batch);
    apps.remove(batch);
    openedOnDay.remove(batch);
  }

  /** Spoils the numbers of a batch: nobody can open them any more. */
  public synchronized void spoil(BatchId batch) {
    numbers.put(batch, new byte[SPOILT_BYTES]);
  }
}
