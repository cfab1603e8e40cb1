package org.numberrefresh.stack.invoke;

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
import org.numberrefresh.stack.log.StackLog;
import org.numberrefresh.stack.template.FunctionSpec;

/**
 * A function with its instances. There are as many as there are invocations at a time, and each serves one invocation
 * after the other, as on Lambda. An invocation past its time limit is abandoned together with its instance.
 */
public final class LambdaFunction {

  /** The most instances; further callers wait for one. On AWS the account's limit answers them with an error. */
  private static final int MOST_INSTANCES = 200;

  private final FunctionSpec spec;
  private final HandlerClass handler;
  private final Equipment equipment;
  private final StackLog log;
  private final Deque<HandlerInstance> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore places = new Semaphore(MOST_INSTANCES);
  private final LongAdder invocations = new LongAdder();

  /**
   * Makes a function that has no instance yet.
   *
   * @param maker makes the instances
   * @throws IllegalStateException if its handler is no handler
   */
  public LambdaFunction(FunctionSpec spec, Equipment equipment, HandlerMaker maker, StackLog log) {
    this.spec = spec;
    this.handler = new HandlerClass(spec.name(), spec.handler(), maker);
    this.equipment = equipment;
    this.log = log;
  }

  /** The function as the template describes it. */
  public FunctionSpec spec() {
    return spec;
  }

  /** The number of its invocations so far. */
  public long invocations() {
    return invocations.sum();
  }

  /** Makes the first instance before it is needed, as a snapshot has it ready. */
  public void prepare() {
    idle.addLast(handler.instance(equipment));
  }

  /** Invokes the function and waits as long as it may take. */
  public byte[] invoke(byte[] event) throws InvocationFailed, InterruptedException {
    return invoke(event, spec.timeout());
  }

  /**
   * Invokes the function.
   *
   * @param patience the time that the caller waits, at most the function's own time limit
   */
  public byte[] invoke(byte[] event, Duration patience) throws InvocationFailed, InterruptedException {
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
    HandlerInstance instance = kept == null ? handler.instance(equipment) : kept;
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
