package org.numberrefresh.function.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.numberrefresh.adapter.aws.StoreClients;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;

/**
 * Structured log lines with a closed set of fields: level, event, correlator, app, carrier, fault, causes, at, and
 * metrics by name.
 */
public final class Log {

  /** The namespace of all metrics of our own. */
  static final String NAMESPACE = "NumberRefresh";

  private static final int FRAMES = 12;
  private static final int CAUSES = 5;
  private static final Pattern LIKE_A_NUMBER = Pattern.compile("(?<![0-9a-f])\\+?[0-9]{11,15}(?![0-9a-f])");

  private Log() {}

  /**
   * Notes a fault of ours.
   *
   * @param event the name of the failed step
   * @param correlator the key to find it by: a request's correlator, a batch or a task
   */
  public static void fault(String event, String correlator, Throwable fault) {
    System.out.println(Json.text(line(event, correlator, fault)));
  }

  static ObjectNode line(String event, String correlator, Throwable fault) {
    ObjectNode line =
        Json.object()
            .put("level", "ERROR")
            .put("event", event)
            .put("correlator", masked(correlator))
            .put("fault", masked(fault.toString()));
    Arrays.stream(fault.getStackTrace())
        .limit(FRAMES)
        .map(StackTraceElement::toString)
        .forEach(line.putArray("at")::add);
    if (fault.getCause() != null) {
      ArrayNode causes = line.putArray("causes");
      Stream.iterate(fault.getCause(), Objects::nonNull, Throwable::getCause)
          .limit(CAUSES)
          .forEach(cause -> causes.add(cause(cause)));
    }
    return line;
  }

  /** A cause by its type and code. Its message may quote what was asked, a number too. */
  private static String cause(Throwable cause) {
    String type = cause.getClass().getName();
    return StoreClients.code(cause).map(code -> type + " " + masked(code)).orElse(type);
  }

  /**
   * Notes what was done with an app's keys.
   *
   * @param event what was done, and on whose word
   * @param client the OAuth client that asked
   */
  public static void keysChanged(String event, String app, Optional<String> client) {
    System.out.println(Json.text(keysChangedLine(event, app, client)));
  }

  static ObjectNode keysChangedLine(String event, String app, Optional<String> client) {
    ObjectNode line = Json.object().put("level", "WARN").put("event", event).put("app", app);
    client.ifPresent(known -> line.put("client", known));
    return line;
  }

  /**
   * Notes an event that operators should see, with a metric in CloudWatch's embedded format.
   *
   * @param event the name of the event
   * @param app the app that it is about
   * @param metric the metric's name
   * @param value its value
   * @param at its time
   */
  public static void event(String event, String app, String metric, double value, Instant at) {
    ObjectNode line = Json.object().put("level", "WARN").put("event", event).put("app", app);
    System.out.println(Json.text(measured(line, metric, value, "Percent", at)));
  }

  /**
   * Notes that a call to a carrier's sink failed, with the time for which its calls have failed as a metric.
   *
   * @param carrier the carrier
   * @param fault the fault of the last call
   */
  public static void sinkFailing(String carrier, Fault fault, Duration failing, Instant at) {
    ObjectNode line =
        Json.object()
            .put("level", "WARN")
            .put("event", "sink failing")
            .put("carrier", carrier)
            .put("fault", fault.name());
    System.out.println(Json.text(measured(line, "SinkFailingSeconds", failing.toMillis() / 1000.0, "Seconds", at)));
  }

  /**
   * Notes an event of something that the system needs and that is not its own.
   *
   * @param event the name of the event
   * @param fault the failure, in words
   */
  public static void outage(String event, String fault) {
    System.out.println(Json.text(Json.object().put("level", "ERROR").put("event", event).put("fault", masked(fault))));
  }

  /** Notes the end of an outage. */
  public static void recovery(String event) {
    System.out.println(Json.text(Json.object().put("level", "WARN").put("event", event)));
  }

  /** Counts one by a metric, in a line without words. */
  public static void count(String metric, Instant at) {
    System.out.println(Json.text(measured(Json.object(), metric, 1, "Count", at)));
  }

  private static ObjectNode measured(ObjectNode line, String metric, double value, String unit, Instant at) {
    line.put(metric, value);
    ObjectNode embedded = line.putObject("_aws").put("Timestamp", at.toEpochMilli());
    ObjectNode directive = embedded.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
    ArrayNode dimensions = directive.putArray("Dimensions");
    dimensions.addArray();
    for (String which : List.of("app", "carrier")) {
      if (line.has(which)) {
        // By app or carrier too, to tell which. The metric is paid for only while one fails.
        dimensions.addArray().add(which);
      }
    }
    directive.putArray("Metrics").addObject().put("Name", metric).put("Unit", unit);
    return line;
  }

  /** Masks numbers in text from outside, in any spelling as in what apps say: no log line may hold one. */
  static String masked(String text) {
    return LIKE_A_NUMBER.matcher(PhoneNumber.hiddenIn(text)).replaceAll("****");
  }
}
