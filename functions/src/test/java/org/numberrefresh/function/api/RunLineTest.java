package org.numberrefresh.function.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.domain.watch.Trace;
import org.numberrefresh.json.Json;

class RunLineTest {

  private static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");

  private final List<JsonNode> lines = new ArrayList<>();
  private final RunLine run =
      new RunLine("unbind", Clock.fixed(NOW, ZoneOffset.UTC), text -> lines.add(Json.own(text)));

  private static Set<String> fields(JsonNode node) {
    var names = new HashSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void a_run_that_did_nothing_writes_nothing() {
    run.measured(Measure.RETRIES, 0);
    run.end();
    assertEquals(List.of(), lines);
  }

  @Test
  void a_run_writes_one_line_with_counts_added_up_and_each_time_for_itself() {
    run.measured(Measure.PAIRS_DELIVERED, 500);
    run.measured(Measure.PAIRS_DELIVERED, 20);
    run.measured(Measure.TASK_AGE, Duration.ofMillis(1500));
    run.measured(Measure.TASK_AGE, Duration.ofSeconds(-1));
    run.end();
    run.end();
    assertEquals(1, lines.size());
    JsonNode line = lines.getFirst();
    assertEquals(520, line.path("PairsDelivered").asInt());
    assertEquals("[1.5,0.0]", line.path("TaskAgeSeconds").toString());
    assertEquals(NOW.toEpochMilli(), line.path("_aws").path("Timestamp").asLong());
    assertEquals(
        """
        {"Namespace":"NumberRefresh","Dimensions":[[]],"Metrics":[{"Name":"PairsDelivered","Unit":"Count"},\
        {"Name":"TaskAgeSeconds","Unit":"Seconds"}]}\
        """,
        line.path("_aws").path("CloudWatchMetrics").path(0).toString());
  }

  @Test
  void no_metric_has_more_values_than_a_line_may_have_and_the_highest_stay() {
    for (int i = 200; i > 0; i--) {
      run.measured(Measure.SETTLING, i);
    }
    run.end();
    JsonNode values = lines.getFirst().path("SecondsToSettle");
    assertEquals(100, values.size());
    assertEquals(200, values.path(0).asInt());
  }

  @Test
  void fields_and_metrics_are_of_a_closed_set() {
    for (Measure measure : Measure.values()) {
      run.measured(measure, 1);
    }
    for (Trace.Step step : Trace.Step.values()) {
      run.traced(Trace.ofCall(step, "party", "call", List.of("id")));
    }
    run.end("correlator");
    JsonNode line = lines.getFirst();
    Set<String> metrics = Arrays.stream(Measure.values()).map(Measure::metric).collect(Collectors.toSet());
    Set<String> known = new HashSet<>(Set.of("level", "event", "function", "correlator", "steps", "_aws"));
    known.addAll(metrics);
    assertEquals(known, fields(line));
    line.path("steps")
        .forEach(
            step ->
                assertTrue(
                    Set.of("step", "app", "carrier", "call", "calls", "about").containsAll(fields(step)), "" + step));
    assertEquals(Measure.values().length, metrics.size());
  }

  @Test
  void an_app_that_takes_one_number_a_call_makes_no_line_of_a_pair_each() {
    for (int i = 0; i < 500; i++) {
      run.traced(Trace.ofCall(Trace.Step.CALLED, "chat", "call-" + i, List.of("order-0")));
    }
    run.end();
    JsonNode steps = lines.getFirst().path("steps");
    assertEquals(2, steps.size());
    assertEquals(RunLine.MOST_CALLS, steps.path(0).path("calls").path("chat").size());
    assertEquals(Set.of("step", "app", "about"), fields(steps.path(1)));
  }

  @Test
  void each_app_of_a_run_has_its_calls_named() {
    for (int i = 0; i < RunLine.MOST_CALLS_IN_ALL + 1; i++) {
      run.traced(Trace.ofCall(Trace.Step.CALLED, "app-" + i, "call-" + i, List.of("order-0")));
    }
    run.end();
    JsonNode steps = lines.getFirst().path("steps");
    assertEquals(RunLine.MOST_CALLS_IN_ALL, steps.path(0).path("calls").size());
    assertEquals("app-" + RunLine.MOST_CALLS_IN_ALL, steps.path(1).path("app").asText());
  }

  @Test
  void calls_about_the_same_batches_name_them_once() {
    run.traced(Trace.ofCall(Trace.Step.CALLED, "chat", "call-1", List.of("order-0")));
    run.traced(Trace.ofCall(Trace.Step.CALLED, "pay", "call-2", List.of("order-0")));
    run.traced(Trace.ofCall(Trace.Step.CALLED, "chat", "call-3", List.of("order-0")));
    run.traced(Trace.ofCall(Trace.Step.CALLED, "mail", "call-4", List.of("order-0", "order-1")));
    run.end();
    assertEquals(
        """
        [{"step":"called","about":["order-0"],"calls":{"chat":["call-1","call-3"],"pay":["call-2"]}},\
        {"step":"called","about":["order-0","order-1"],"calls":{"mail":["call-4"]}}]\
        """,
        lines.getFirst().path("steps").toString());
  }

  @Test
  void a_number_that_a_caller_writes_as_its_correlator_is_masked() {
    run.traced(Trace.of(Trace.Step.REQUESTED, "east", List.of("order")));
    run.end("x13800138000z");
    assertEquals("x****z", lines.getFirst().path("correlator").asText());
  }

  @Test
  void messages_that_failed_are_counted_and_named_in_the_answer() {
    var event = new SQSEvent();
    event.setRecords(Stream.of("good", "bad", "unreadable").map(RunLineTest::message).toList());
    var response =
        QueueBatch.each(
            event,
            run,
            body -> {
              if (body.equals("unreadable")) {
                throw new IllegalArgumentException("not read");
              }
              return body;
            },
            body -> "batch " + body,
            body -> {
              if (body.equals("bad")) {
                throw new IllegalStateException("not done");
              }
            });
    assertEquals(
        List.of("id-bad", "id-unreadable"),
        response.getBatchItemFailures().stream().map(failure -> failure.getItemIdentifier()).toList());
    assertEquals(2, lines.getFirst().path("BatchItemFailures").asInt());
  }

  private static SQSEvent.SQSMessage message(String body) {
    var message = new SQSEvent.SQSMessage();
    message.setMessageId("id-" + body);
    message.setBody(body);
    return message;
  }
}
