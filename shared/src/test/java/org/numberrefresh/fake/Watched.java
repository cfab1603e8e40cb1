package org.numberrefresh.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.domain.watch.Trace;

/** Everything that a watch heard. */
public final class Watched implements RunWatch {

  private record Value(Measure measure, double value) {}

  private final List<Value> values = new CopyOnWriteArrayList<>();
  private final List<Trace> traces = new CopyOnWriteArrayList<>();

  @Override
  public void measured(Measure measure, double value) {
    values.add(new Value(measure, value));
  }

  @Override
  public void traced(Trace trace) {
    traces.add(trace);
  }

  /** The values of a measure, in their order. */
  public List<Double> values(Measure measure) {
    return values.stream().filter(one -> one.measure() == measure).map(Value::value).toList();
  }

  /** The sum of the values of a measure. */
  public int sum(Measure measure) {
    return (int) values(measure).stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The traces of a step, in their order. */
  public List<Trace> traces(Trace.Step step) {
    return traces.stream().filter(one -> one.step() == step).toList();
  }
}
