package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A stack that is stopped at work goes on where it was. */
class RestartTest {

  @Test
  @DisabledIfEnvironmentVariable(
      named = "AWS_ENDPOINT_URL",
      matches = ".+",
      disabledReason = "only embedded stores can be kept in a directory")
  void what_was_under_way_settles_after_a_restart(@TempDir Path data) {
    List<String> numbers = Hub.numbers(600);
    var restarted = new CountDownLatch(1);
    String id;
    TestApp quick;
    TestApp held;
    TestApp later;
    JsonNode accepted;
    try (Hub before = Hub.start(options -> options.withData(data))) {
      quick = before.app("quick", TestApp.all("UNBOUND"));
      held = before.app("held", BadApps.waitingFor(restarted, TestApp.all("NOT_BOUND")));
      later = before.app("later", TestApp.later());
      PlacedOrder order = before.batch(List.of(quick, held, later), numbers);
      id = order.id();
      accepted = order.accepted().body();
      Eventually.until("the held app was asked", held::asked, asked -> !asked.isEmpty());
      Eventually.until("the others were asked", () -> quick.items().size() + later.items().size(), n -> n >= 1000);
    }
    restarted.countDown();
    try (Hub after = Hub.start(options -> options.withData(data));
        quick;
        held;
        later) {
      var again = new PlacedOrder(after, after.east(), new Reply(202, accepted, null));
      assertEquals(id, again.id());
      assertEquals(600, again.view().path("numbers").asInt());
      Eventually.until("the later app knows all", () -> later.refs().size(), size -> size == 600);
      answerAll(after, later);
      again.settledWithin(Duration.ofMinutes(16));
      assertEquals(1800, again.count("CLEAR"));
      assertEquals(Set.copyOf(numbers), again.results(100).keySet());
      assertEquals(600, quick.refs().size());
      assertEquals(600, held.refs().size());
    }
  }

  /** Its client asks for a token where the stack is now. */
  private static void answerAll(Hub hub, TestApp app) {
    Caller client = hub.sameClient(app.client());
    var body = Hub.object();
    var results = body.putArray("results");
    app.refs().values().forEach(ref -> results.add(TestApp.result(ref, "UNBOUND")));
    assertEquals(600, client.post("results", body).expect(200).body().path("applied").asInt());
  }
}
