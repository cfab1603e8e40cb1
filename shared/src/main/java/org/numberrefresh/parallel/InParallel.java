package org.numberrefresh.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Applies a function to many elements at once, on virtual threads. */
public final class InParallel {

  private InParallel() {}

  /**
   * Applies a function to every element.
   *
   * @param atOnce the most that run at the same time
   * @return the results, in the order of the elements
   * @throws RuntimeException the first failure, after all have ended
   */
  public static <T, R> List<R> over(List<T> elements, int atOnce, Function<T, R> function) {
    if (elements.isEmpty()) {
      return List.of();
    }
    if (elements.size() == 1) {
      return List.of(function.apply(elements.getFirst()));
    }
    var places = new Semaphore(atOnce);
    var futures = new ArrayList<Future<R>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T element : elements) {
        futures.add(threads.submit(placed(places, () -> function.apply(element))));
      }
    }
    return futures.stream().map(InParallel::result).toList();
  }

  private static <R> Callable<R> placed(Semaphore places, Callable<R> work) {
    return () -> {
      places.acquire();
      try {
        return work.call();
      } finally {
        places.release();
      }
    };
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The work was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
    }
  }
}
