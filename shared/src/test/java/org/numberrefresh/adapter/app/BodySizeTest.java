package org.numberrefresh.adapter.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.DigestVersions;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.appeal.AppealReason;
import org.numberrefresh.domain.appeal.AppealedPair;
import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.call.AskedAppeal;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.BodySize;
import org.numberrefresh.domain.call.PolledNumbers;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.limit.LastFault;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.World;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.appeal.AppealRequest;

/** No body is larger than its app takes, whatever is the longest that stands in it. */
class BodySizeTest {

  private static final Instant NOW = Instant.parse("2026-11-02T00:00:00Z");
  private static final OrderId ORDER = OrderId.of(World.CARRIER, "1");
  private static final String LONGEST_ID = "a".repeat(64);
  private static final String LONGEST_SINK = "https://" + "h".repeat(253) + ":65535/number-refresh/v1/results";
  private static final PhoneNumber LONGEST = PhoneNumber.parse("+999999999999999").orElseThrow();

  private final World world = new World();

  private static App app(String id, NumberForm form, int maxBodyBytes) {
    var limits = new CallLimits(50, 8, Duration.ofSeconds(10), maxBodyBytes);
    var push = new Delivery.Push(URI.create("https://a.example/unbind"), form, Delivery.MOST_ITEMS, limits);
    AppKeys keys =
        AppKeys.first(SigningSecrets.draw(new SeededRandom(1)))
            .with(new DigestVersions(Integer.MAX_VALUE, Optional.empty()));
    return new App(1, id, World.profile(id, push), keys, App.State.NEW);
  }

  private static List<AskedNumber> longest(int count, Optional<AskedAppeal> appeal) {
    var task = new TaskId(new BatchId(ORDER, 0), 1);
    return IntStream.range(0, count)
        .mapToObj(i -> new AskedNumber("%032d".formatted(i), task, i, LONGEST, NOW, NOW.plusSeconds(1), appeal))
        .toList();
  }

  private static List<AskedNumber> longest(int count) {
    return longest(count, Optional.empty());
  }

  private static Optional<AskedAppeal> longestAppeal() {
    var pair = new AppealedPair(new BatchId(ORDER, 0), 0, 1);
    Outcome longestReason = Outcome.REFUSED_PREVIOUS_HOLDER_OBJECTED;
    var objection = new Objection(pair, longestReason, AppealReason.IDENTITY_PROVEN, "");
    return Optional.of(new AskedAppeal(ORDER.value(), objection, "\u4e2d".repeat(AppealRequest.MAX_CONTACT)));
  }

  private int length(App app, Purpose purpose, int numbers) {
    var calls = new WebhookCalls(world.core().keys().digests(), LONGEST_SINK, new SeededRandom(1));
    var push = (Delivery.Push) app.profile().delivery();
    List<AskedNumber> asked = longest(numbers, purpose == Purpose.APPEAL ? longestAppeal() : Optional.empty());
    return calls.write(app, push, purpose, asked, NOW).body().length;
  }

  private int length(App app, int asked, int appeals, int cancelled) {
    var polled =
        new PolledNumbers(app, longest(asked), longest(appeals, longestAppeal()), longest(cancelled), true, NOW);
    return Json.bytes(new AppBodies(world.core().keys().digests()).polled(polled)).length;
  }

  @ParameterizedTest
  @EnumSource
  void a_full_call_of_the_longest_items_is_as_large_as_an_app_takes_and_no_larger(Purpose purpose) {
    for (NumberForm form : NumberForm.values()) {
      App app = app(LONGEST_ID, form, CallLimits.LEAST_BODY);
      int most = BodySize.mostItems(app, purpose);
      int length = length(app, purpose, most);
      String what = form + ": " + most + " items, " + length + " bytes";
      assertTrue(length <= CallLimits.LEAST_BODY, what);
      assertTrue(most == Delivery.MOST_ITEMS || length > 0.95 * CallLimits.LEAST_BODY, what);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_full_answer_to_an_app_that_asks_is_no_larger_than_it_takes(NumberForm form) {
    App app = app(LONGEST_ID, form, CallLimits.LEAST_BODY);
    for (int told : List.of(0, 1, 250, 500)) {
      int appeals = told == 1 ? 0 : 3;
      int most = BodySize.of(app).room(appeals, appeals, told);
      int length = length(app, most, appeals, told);
      assertTrue(most > 0 && length <= CallLimits.LEAST_BODY, () -> most + " items, " + length + " bytes");
      assertEquals(0, BodySize.of(app).room(appeals + most, appeals, told));
    }
    assertTrue(BodySize.of(app).room(0, 0, 1000) < 0);
  }

  @Test
  void a_security_event_is_smaller_than_the_smallest_bound() {
    String event = world.events().recycled(LONGEST_ID, "r".repeat(32), LONGEST, NOW, NOW);
    assertTrue(event.length() < CallLimits.LEAST_BODY / 10, event);
  }

  @ParameterizedTest
  @ValueSource(ints = {CallLimits.USUAL_BODY, 131_072, CallLimits.LARGEST_BODY})
  void the_page_says_how_many_numbers_fit(int maxBodyBytes) {
    boolean all = maxBodyBytes > CallLimits.USUAL_BODY;
    assertEquals(all ? 500 : 418, BodySize.mostItems(app("chat", NumberForm.E164, maxBodyBytes), Purpose.UNBIND));
    assertEquals(all ? 500 : 311, BodySize.mostItems(app("chat", NumberForm.BLINDED, maxBodyBytes), Purpose.UNBIND));
    assertEquals(500, BodySize.mostItems(app("chat", NumberForm.E164, maxBodyBytes), Purpose.CANCEL));
  }

  // ---------------------------------------------------------------- where calls are cut

  private List<Integer> sizes() {
    return world.caller.calls("chat.example").stream().map(AppCaller.Call::body).map(body -> body.length).toList();
  }

  private void registered(NumberForm form) {
    Delivery.Push push = World.push("chat");
    world
        .registry()
        .putApp("chat", World.profile("chat", new Delivery.Push(push.endpoint(), form, 500, push.limits())));
  }

  @ParameterizedTest
  @EnumSource
  void a_batch_comes_in_as_many_calls_as_the_app_takes(NumberForm form) {
    registered(form);
    world.submit("k", 0, 500);
    world.run();
    assertEquals(2, sizes().size());
    assertTrue(sizes().stream().allMatch(size -> size <= CallLimits.USUAL_BODY), sizes()::toString);
    assertEquals(500, world.caller.asked("chat").stream().map(FakeAppCaller.AskedItem::ref).distinct().count());
  }

  @Test
  void a_call_that_is_too_large_for_a_server_is_shown_as_such() {
    registered(NumberForm.E164);
    world.caller.tell("chat", items -> FakeAppCaller.answered(413, ""));
    world.submit("k", 0, 3);
    world.run();
    LastFault last = world.registry().health(world.registry().app("chat")).standing().faults().newest().orElseThrow();
    assertEquals(Fault.OVERSIZE_CALL, last.kind());
    assertEquals(OptionalInt.of(413), last.status());
  }

  @Test
  void security_events_are_one_number_each() {
    world
        .registry()
        .putApp("chat", World.profile("chat", new Delivery.Risc(World.push("chat").endpoint(), World.LIMITS)));
    world.submit("k", 0, 3);
    world.run();
    assertEquals(3, world.caller.events("chat").size() - 1);
    assertTrue(
        world.caller.events("chat").stream()
            .allMatch(event -> event.token().getBytes(StandardCharsets.UTF_8).length < CallLimits.LEAST_BODY));
  }
}
