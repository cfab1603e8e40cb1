package org.numberrefresh.usecase.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.intake.OrderRequest;

/**
 * The powerlessness of one carrier alone: whatever it reports and orders, in any order and with any dates, no app is
 * asked about a number whose last confirmed carrier is another, and no refresh of that carrier is withdrawn.
 */
class LoneCarrierTest {

  private static final String FIRST_PORT = "2026-03-01T09:00:00+08:00";
  private static final String SECOND_PORT = "2026-07-15T09:00:00+08:00";

  /** The true story of a number of the range of east, up to the carrier that serves it. */
  enum Story {
    NEVER_PORTED("east"),
    PORTED("north"),
    REGISTERED("north"),
    PORTED_TWICE("north"),
    CAME_BACK("east");

    private final String serves;

    Story(String serves) {
      this.serves = serves;
    }
  }

  /** The refresh that the true carrier ordered. */
  enum Refresh {
    NONE,
    COOLING,
    BEFORE_RESALE,
    BEFORE_THE_PORT,
    OF_THE_HOLDER
  }

  /** A call of the lone carrier. */
  record Call(String what, int day, boolean ported) {}

  private static World world(Story story) {
    World world = new World().withApps("chat", "pay");
    world.caller.tell("pay", items -> FakeAppCaller.answered(202, ""));
    for (String id : List.of("east", "west", "north")) {
      world.registry().putCarrier(new Carrier(id, id, Optional.empty(), List.of(), List.of()));
    }
    world.registry().putCarrier(new Carrier("thrift", "Thrift", Optional.of("east"), List.of(), List.of()));
    world.registry().putRanges(new NumberRanges(Map.of("+861", "east")));
    switch (story) {
      case NEVER_PORTED -> {}
      case PORTED -> port(world, "east", "north", SECOND_PORT);
      case REGISTERED -> register(world, "east", "north", SECOND_PORT);
      case PORTED_TWICE -> {
        port(world, "east", "west", FIRST_PORT);
        port(world, "west", "north", SECOND_PORT);
      }
      case CAME_BACK -> {
        port(world, "east", "west", FIRST_PORT);
        port(world, "west", "east", SECOND_PORT);
      }
    }
    return world;
  }

  private static void port(World world, String from, String to, String at) {
    var reports = new NumberReports(world.core());
    assertEquals(1, reports.take(from, Requests.report(0, "PORTED_OUT", at)).accepted());
    assertEquals(1, reports.take(to, Requests.report(0, "PORTED_IN", at)).accepted());
  }

  private static void register(World world, String from, String to, String at) {
    var line = new PortRequest.Line(PhoneNumber.parse(TestNumbers.text(0)), from, to, at);
    assertEquals(1, new PortRegister(world.core()).take(Requests.ports(line)).accepted());
  }

  private static Optional<OrderRequest> own(Refresh refresh) {
    return switch (refresh) {
      case NONE -> Optional.empty();
      case COOLING -> Optional.of(Requests.batch(0, "2026-10-01T00:00:00+08:00", "all"));
      case BEFORE_RESALE -> Optional.of(Requests.batch(0, "2026-07-20T00:00:00+08:00", "all"));
      case BEFORE_THE_PORT -> Optional.of(Requests.batch(0, "2026-01-05T00:00:00+08:00", "all"));
      case OF_THE_HOLDER -> Optional.of(Requests.active(0, "2026-09-01T10:00:00+08:00", "all"));
    };
  }

  @Provide
  static Arbitrary<List<Call>> calls() {
    var whats =
        Stream.concat(ServiceEvent.REPORTED.stream().map(ServiceEvent::name), Stream.of("BATCH", "ACTIVE", "ACTIVE"));
    return Combinators.combine(
            Arbitraries.of(whats.toList()),
            Arbitraries.of(0, 1, 2, 30, 89, 100, 105, 109, 110, 111, 115, 200, 245, 246, 247, 300),
            Arbitraries.of(true, false))
        .as(Call::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static void does(World world, String carrier, int key, Call call) {
    String at = Rfc3339.text(TickingClock.START.minus(Duration.ofDays(call.day())));
    if (!call.what().equals("BATCH") && !call.what().equals("ACTIVE")) {
      new NumberReports(world.core()).take(carrier, Requests.report(0, call.what(), at));
      return;
    }
    OrderRequest request =
        call.what().equals("BATCH")
            ? Requests.batch(0, at, "all")
            : call.ported() ? Requests.ported(0, at, SECOND_PORT, "all") : Requests.active(0, at, "all");
    assertEquals(0, world.submit(carrier, "lone" + key, request).committed().orElseThrow().accepted());
  }

  @Property(tries = 2000)
  void a_lone_carrier_clears_nothing_and_stops_nothing_of_a_number_that_is_anothers(
      @ForAll Story story, @ForAll Refresh refresh, @ForAll("loners") String lone, @ForAll("calls") List<Call> calls) {
    Assume.that(!lone.equals(story.serves));
    World world = world(story);
    Optional<Order> own = own(refresh).map(request -> world.submit(story.serves, "own", request));
    own.ifPresent(order -> assertEquals(1, order.committed().orElseThrow().accepted()));
    world.run();
    int asked = asked(world);
    for (int i = 0; i < calls.size(); i++) {
      does(world, lone, i, calls.get(i));
      world.after(Duration.ofMinutes(2));
    }
    assertEquals(asked, asked(world));
    own.ifPresent(order -> assertTrue(heads(world, order).allMatch(head -> head.withdrawn().isEmpty())));
  }

  @Provide
  static Arbitrary<String> loners() {
    return Arbitraries.of("west", "east", "north", "thrift");
  }

  private static Stream<BatchHead> heads(World world, Order order) {
    return world.core().stores().batches().heads().find(order.batchIds()).values().stream();
  }

  /** The numbers that apps were asked about; an app that is asked again is asked about the same. */
  private static int asked(World world) {
    return (int) Stream.of("chat", "pay").flatMap(app -> world.caller.asked(app).stream()).distinct().count();
  }

  @Example
  void the_calls_that_once_had_a_strangers_accounts_unbound_do_so_no_more() {
    for (String takeUp : List.of("ACTIVATED", "RESOLD", "HOLDER_CHANGED")) {
      a_lone_carrier_clears_nothing_and_stops_nothing_of_a_number_that_is_anothers(
          Story.NEVER_PORTED,
          Refresh.BEFORE_RESALE,
          "west",
          List.of(new Call("PORTED_IN", 2, false), new Call(takeUp, 1, false), new Call("ACTIVE", 0, false)));
    }
  }
}
