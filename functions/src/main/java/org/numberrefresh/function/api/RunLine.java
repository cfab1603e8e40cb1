package org.numberrefresh.function.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.numberrefresh.adapter.aws.StoreClients;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.domain.watch.Trace;
import org.numberrefresh.json.Json;

/**
 * The one line that a run of a function writes to the log: its steps by the ids of orders, batches and events, and its
 * measures as metrics in CloudWatch's embedded format. A run that did nothing of that kind writes none.
 *
 * <p>Decision: docs/decisions.md#a-run-writes-one-line
 */
public final class RunLine implements RunWatch {

  /** Most calls of a run to one app that are named by their correlators. Calls beyond stand together, by their app. */
  static final int MOST_CALLS = 50;

  /** Most calls of a run that are named, to all apps together. */
  static final int MOST_CALLS_IN_ALL = 500;

  /** Most ids of a line. */
  static final int MOST_IDS = 1000;

  /** Most values of a metric that CloudWatch takes in one line. */
  private static final int MOST_VALUES = 100;

  private final String function;
  private final Clock clock;
  private final Consumer<String> log;
  private Map<Step, Set<String>> steps = new LinkedHashMap<>();
  private Map<Measure, List<Double>> values = new EnumMap<>(Measure.class);
  private Map<String, Integer> calls = new HashMap<>();
  private int ids;

  /**
   * Makes the lines of a function, one a run. An instance of a function has one run at a time.
   *
   * @param function the function's name
   */
  public RunLine(String function, Clock clock) {
    this(function, clock, System.out::println);
  }

  RunLine(String function, Clock clock, Consumer<String> log) {
    this.function = function;
    this.clock = clock;
    this.log = log;
  }

  /** Steps that share an entry. */
  private record Step(Trace.Step kind, Optional<String> party, Optional<String> call) {}

  @Override
  public synchronized void measured(Measure measure, double value) {
    List<Double> known = values.computeIfAbsent(measure, one -> new ArrayList<>());
    switch (measure.unit()) {
      case COUNT -> {
        double sum = value + (known.isEmpty() ? 0 : known.removeFirst());
        known.add(sum);
      }
      case SECONDS -> {
        known.add(value);
        if (known.size() > MOST_VALUES) {
          // The highest ones count: they ring the alarms.
          known.remove(known.stream().min(Comparator.naturalOrder()).orElseThrow());
        }
      }
    }
  }

  @Override
  public synchronized void traced(Trace trace) {
    Optional<String> call = trace.call().filter(text -> !text.isEmpty() && named(trace.party().orElse("")));
    Set<String> about = steps.computeIfAbsent(new Step(trace.step(), trace.party(), call), s -> new LinkedHashSet<>());
    for (String id : trace.about()) {
      ids += ids < MOST_IDS && about.add(id) ? 1 : 0;
    }
  }

  /** True if one more call of a party is named. */
  private boolean named(String party) {
    boolean room = calls.values().stream().mapToInt(count -> count).sum() < MOST_CALLS_IN_ALL;
    return room && calls.merge(party, 1, Integer::sum) <= MOST_CALLS;
  }

  /** Ends a run that no request caused. */
  public void end() {
    end(Optional.empty());
  }

  /**
   * Ends the run of a request.
   *
   * @param correlator the request's {@code x-correlator}
   */
  public void end(String correlator) {
    end(Optional.of(correlator));
  }

  private synchronized void end(Optional<String> correlator) {
    measured(Measure.STORE_THROTTLES, (double) StoreClients.takeThrottles());
    values.entrySet().removeIf(one -> one.getKey().unit() == Measure.Unit.COUNT && one.getValue().getFirst() == 0);
    if (!steps.isEmpty() || !values.isEmpty()) {
      ObjectNode line = Json.object().put("level", "INFO").put("event", "run").put("function", function);
      correlator.ifPresent(text -> line.put("correlator", Log.masked(text)));
      putSteps(line);
      putMeasures(line);
      log.accept(Json.text(line));
    }
    steps = new LinkedHashMap<>();
    values = new EnumMap<>(Measure.class);
    calls = new HashMap<>();
    ids = 0;
  }

  private void putSteps(ObjectNode line) {
    if (steps.isEmpty()) {
      return;
    }
    ArrayNode array = line.putArray("steps");
    var calls = new HashMap<Set<String>, ObjectNode>();
    steps.forEach(
        (step, about) -> {
          if (step.kind() == Trace.Step.CALLED && step.party().isPresent() && step.call().isPresent()) {
            calls
                .computeIfAbsent(about, ids -> addStep(array, step.kind(), ids).putObject("calls"))
                .withArray(step.party().get())
                .add(step.call().get());
            return;
          }
          ObjectNode json = addStep(array, step.kind(), about);
          step.party().ifPresent(party -> json.put(party(step.kind()), party));
          step.call().ifPresent(call -> json.put("call", call));
        });
  }

  private static ObjectNode addStep(ArrayNode array, Trace.Step kind, Set<String> about) {
    ObjectNode json = array.addObject().put("step", kind.name().toLowerCase(Locale.ROOT));
    about.forEach(json.putArray("about")::add);
    return json;
  }

  private static String party(Trace.Step step) {
    return switch (step) {
      case CALLED, POLLED, ANSWERED -> "app";
      case REQUESTED, DRIVEN, TOLD, PUSHED -> "carrier";
    };
  }

  private void putMeasures(ObjectNode line) {
    if (values.isEmpty()) {
      return;
    }
    ObjectNode embedded = line.putObject("_aws").put("Timestamp", clock.millis());
    ObjectNode directive = embedded.putArray("CloudWatchMetrics").addObject().put("Namespace", Log.NAMESPACE);
    directive.putArray("Dimensions").addArray();
    ArrayNode metrics = directive.putArray("Metrics");
    values.forEach(
        (measure, list) -> {
          metrics.addObject().put("Name", measure.metric()).put("Unit", measure.unit().text());
          if (list.size() == 1) {
            line.put(measure.metric(), list.getFirst());
          } else {
            list.forEach(line.putArray(measure.metric())::add);
          }
        });
  }
}
