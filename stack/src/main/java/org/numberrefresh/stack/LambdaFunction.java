package org.numberrefresh.stack;

import java.time.Duration;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.stack.template.FunctionSpec;

/**
 * A function with its instances: as many as there are invocations at a time, each used by one after the other, as on
 * Lambda. An invocation past its time limit is abandoned together with its instance.
 */
final class LambdaFunction {

  /** More callers than this wait for an instance. On AWS the account's limit does the same, with an error. */
  private static final int MOST_INSTANCES = 200;

  private final FunctionSpec spec;
  private final HandlerClass handler;
  private final Platform platform;
  private final StackLog log;
  private final Deque<HandlerInstance> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore places = new Semaphore(MOST_INSTANCES);
  private final LongAdder invocations = new LongAdder();

  LambdaFunction(FunctionSpec spec, Platform platform, StackLog log) {
    this.spec = spec;
    this.handler = new HandlerClass(spec.name(), spec.handler());
    this.platform = platform;
    this.log = log;
  }

  FunctionSpec spec() {
    return spec;
  }

  long invocations() {
    return invocations.sum();
  }

  /** Makes the first instance before it is needed, as a snapshot has it ready. */
  void prepare() {
    idle.addLast(handler.instance(platform));
  }

  byte[] invoke(byte[] event) throws InvocationFailed, InterruptedException {
    return invoke(event, spec.timeout());
  }

  /**
   * Invokes the function.
   *
   * @param patience how long the caller waits, at most the function's own time limit
   */
  byte[] invoke(byte[] event, Duration patience) throws InvocationFailed, InterruptedException {
    invocations.increment();
    places.acquire();
    FutureTask<byte[]> invocation = new FutureTask<>(() -> run(event));
    Thread thread = Thread.ofVirtual().name(spec.name()).start(invocation);
    try {
      return invocation.get(Math.min(patience.toMillis(), spec.timeout().toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      log.warn("invocation.timed-out", spec.name(), "after " + spec.timeout());
      throw new InvocationFailed(InvocationFailed.Kind.TIMED_OUT, spec.name() + " took too long", e);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      log.failure("invocation.failed", spec.name(), cause);
      throw new InvocationFailed(InvocationFailed.Kind.THREW, spec.name() + " failed", cause);
    } finally {
      places.release();
    }
  }

  private byte[] run(byte[] event) throws Exception {
    HandlerInstance kept = idle.pollLast();
    HandlerInstance instance = kept == null ? handler.instance(platform) : kept;
    InvocationContext context = new InvocationContext(spec, log);
    try {
      return instance.handle(event, context);
    } finally {
      // An instance whose invocation was given up on may still be in use by what it started.
      if (context.getRemainingTimeInMillis() > 0 && !Thread.currentThread().isInterrupted()) {
        idle.addLast(instance);
      }
    }
  }
}
