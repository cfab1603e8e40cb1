package org.numberrefresh.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One of the {@link HotFunctions}, as JMH measures it: a full batch at a time. JMH's own code needs it public. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HotFunction {

  /** Its name among all of them. */
  @Param("")
  public String name = "";

  private Processor.Work work = () -> 0;

  /** Chooses the function, and makes what it works on. */
  @Setup
  public void choose() {
    work = new HotFunctions().of(name);
  }

  /** Does its work for a full batch; the time is that of one number. */
  @Benchmark
  @OperationsPerInvocation(HotFunctions.NUMBERS)
  public int ofOneNumber() {
    return work.run();
  }
}
