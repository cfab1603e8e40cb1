package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapters.RunEndpoint;
import org.numberrefresh.simulation.runtime.DeployedFunctions;
import org.numberrefresh.simulation.runtime.FunctionProcess;
import org.numberrefresh.simulation.serve.Home;
import org.numberrefresh.stack.stores.StackStores;
import org.numberrefresh.stack.template.FunctionSpec;
import org.numberrefresh.stack.template.Template;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/**
 * Each sample event runs through its function's real handler; one after the other they tell the story of an order. Some
 * handlers run in Lambda's own runtime, started from a snapshot or not: those that {@code -Dsample.runtime} names, all
 * where it is "all".
 */
class SampleEventsTest {

  private static final String RECYCLING = "query-recycling.json";
  private static final Path EVENTS = Home.find().resolve("events");

  private static final String ROOT = "a root secret that only the tests know";
  private static final String UNDER_RUNTIME = System.getProperty("sample.runtime", "IntakeFunction,QueryFunction");

  private static DeployedFunctions deployed;
  private static StackStores stores;
  private static Template template;

  @BeforeAll
  static void open() throws IOException {
    deployed =
        DeployedFunctions.open(RunEndpoint.of("events"), "https://issuer.example", "https://127.0.0.1:1/jwks", ROOT);
    stores = deployed.stores();
    template = deployed.template();
  }

  @AfterAll
  static void close() {
    deployed.close();
  }

  private static String fileOf(FunctionSpec function) {
    String name = function.name().toLowerCase(Locale.ROOT);
    return name.substring(0, name.length() - "function".length()) + ".json";
  }

  @Test
  void there_is_a_sample_event_for_each_function_and_one_for_the_apps_check() throws IOException {
    Stream<String> each = template.functions().stream().map(SampleEventsTest::fileOf);
    List<String> wanted = Stream.concat(each, Stream.of(RECYCLING)).sorted().toList();
    try (Stream<Path> files = Files.list(EVENTS)) {
      assertEquals(wanted, files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void the_sample_events_tell_the_story_of_an_order() throws Exception {
    JsonNode unknown = invoke("AuthorizeFunction");
    assertTrue(unknown.path("isAuthorized").asBoolean());
    assertEquals(0, unknown.path("context").size());

    assertEquals(201, invoke("RegistryFunction").path("statusCode").asInt());

    JsonNode accepted = invoke("IntakeFunction");
    assertEquals(202, accepted.path("statusCode").asInt());
    assertEquals("sample-1", accepted.path("headers").path("x-correlator").asText());
    JsonNode order = body(accepted);
    assertEquals(2, order.path("accepted").asInt());
    assertEquals(2, order.path("rejected").get(0).path("index").asInt());

    assertEquals(0, invoke("DispatchFunction").path("batchItemFailures").size());
    assertEquals(List.of(messageOf("dispatch.json")), waiting("batches"));
    assertEquals(List.of(messageOf("unbind.json")), waiting("tasks"));
    assertEquals(0, invoke("UnbindFunction").path("batchItemFailures").size());

    JsonNode taken = body(invoke("ResultsFunction"));
    assertEquals(0, taken.path("applied").asInt());
    assertEquals("NOT_FOUND", taken.path("rejected").get(0).path("code").asText());

    JsonNode view = body(invoke("QueryFunction"));
    assertEquals(order.path("orderId"), view.path("orderId"));
    assertEquals("IN_PROGRESS", view.path("state").asText());
    assertEquals(2, view.path("outcomes").path("PENDING").asInt());

    assertTrue(body(invoke("QueryFunction", Clock.systemUTC(), RECYCLING)).path("phoneNumberRecycled").asBoolean());

    assertTrue(
        Set.of(200, 404).contains(invoke("ConsoleFunction").path("statusCode").asInt()), "404 where it is not built");
    assertEquals(0, invoke("SweepFunction").asInt());
    assertEquals(1, invoke("SweepFunction", Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16))).asInt());
    assertEquals(1, waiting("batches").size());
    assertEquals(0, invoke("PushFunction").path("batchItemFailures").size());
  }

  @Test
  void the_numbers_in_the_sample_events_are_synthetic() throws IOException {
    String order = Files.readString(EVENTS.resolve("intake.json"), StandardCharsets.UTF_8);
    for (String number : new SyntheticNumbers(2026).of(SyntheticCarrier.EAST, 5_000_000, 2)) {
      assertTrue(order.contains(number));
      order = order.replace(number, "");
    }
    assertFalse(order.matches("(?s).*\\+86[0-9]{2,}.*"), "There are other numbers");
  }

  private static JsonNode invoke(String function) throws Exception {
    return invoke(function, Clock.systemUTC());
  }

  private static JsonNode invoke(String function, Clock clock) throws Exception {
    return invoke(function, clock, fileOf(template.function(function)));
  }

  private static JsonNode invoke(String function, Clock clock, String event) throws Exception {
    FunctionSpec spec = template.function(function);
    byte[] sample = Files.readAllBytes(EVENTS.resolve(event));
    if (isUnderRuntime(function) && clock.equals(Clock.systemUTC())) {
      return underRuntime(spec, sample);
    }
    var platform =
        new Platform(
            clock,
            new SecureRandom(),
            spec.environment(),
            stores.dynamoDb(),
            stores.sqs(),
            _ -> ROOT,
            Platform.Reach.PUBLIC_ONLY);
    return new Invocation(spec.handler(), platform).of(sample);
  }

  private static boolean isUnderRuntime(String function) {
    return FunctionProcess.runsHere()
        && (UNDER_RUNTIME.equals("all") || List.of(UNDER_RUNTIME.split(",")).contains(function));
  }

  /** Runs a function in a process that has Lambda's variables and those of the template, and nothing else of ours. */
  private static JsonNode underRuntime(FunctionSpec spec, byte[] event) throws Exception {
    var function = deployed.function(spec.name(), List.of());
    var start =
        spec.name().equals("QueryFunction") ? FunctionProcess.Start.ON_DEMAND : FunctionProcess.Start.SNAP_START;
    try (var process = FunctionProcess.start(function, start)) {
      if (start == FunctionProcess.Start.SNAP_START) {
        restore(process);
      } else {
        process.ready();
      }
      int reads = deployed.secret().reads();
      JsonNode answer = Reply.read(process.invoke(event));
      if (start == FunctionProcess.Start.SNAP_START && deployed.secret().reads() > reads) {
        assertTrue(heap(process).contains(ROOT), "It is found where it is.");
      }
      assertEquals(0, process.output().lines().filter(SampleEventsTest::tellsOfFault).count(), process::output);
      return answer;
    }
  }

  /** The sample's issuer cannot be reached, which the rehearsal of the authorizer tells, and starts all the same. */
  private static boolean tellsOfFault(String line) {
    return line.contains("\"ERROR\"") && !line.contains("issuer unreachable");
  }

  /** The secret is not even read before a snapshot is taken, so it stands nowhere in the heap, garbage included. */
  private static void restore(FunctionProcess process) throws Exception {
    int reads = deployed.secret().reads();
    process.checkpoint();
    assertEquals(reads, deployed.secret().reads());
    assertFalse(heap(process).contains(ROOT));
    process.restore();
  }

  private static String heap(FunctionProcess process) throws IOException, InterruptedException {
    Path dump = Files.createTempDirectory("heap").resolve("heap.hprof");
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process dumped =
        new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.heap_dump", "-all", dump.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(dumped.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, dumped.waitFor(), said);
    try {
      return Files.readString(dump, StandardCharsets.ISO_8859_1);
    } finally {
      Files.delete(dump);
      Files.delete(dump.getParent());
    }
  }

  private static JsonNode body(JsonNode answer) {
    return Reply.read(answer.path("body").asText().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode messageOf(String file) throws IOException {
    JsonNode event = Reply.read(Files.readAllBytes(EVENTS.resolve(file)));
    return Reply.read(event.path("Records").get(0).path("body").asText().getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the messages that wait in a queue. */
  private static List<JsonNode> waiting(String queue) {
    String name =
        template.queues().stream()
            .map(spec -> spec.name())
            .filter(n -> n.endsWith("-" + queue))
            .findFirst()
            .orElseThrow();
    String url = stores.surroundings().queueUrl().apply(name);
    var messages =
        stores
            .sqs()
            .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(2))
            .messages();
    messages.forEach(
        message -> stores.sqs().deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
    return messages.stream().map(message -> Reply.read(message.body().getBytes(StandardCharsets.UTF_8))).toList();
  }
}
