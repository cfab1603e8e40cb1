package org.numberrefresh.function.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.adapter.json.GatesJson;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.usecase.appeal.NumberAppeals;
import org.numberrefresh.usecase.intake.OrderRequest;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.query.ReleaseRules;
import org.numberrefresh.usecase.replay.Retries;
import org.numberrefresh.usecase.report.NumberReports;
import org.numberrefresh.usecase.report.PortRegister;
import org.numberrefresh.usecase.report.PortRequest;
import org.numberrefresh.usecase.statistics.Coverage;

/**
 * A curious carrier tries every pair of a report and an order on a number of another carrier's range. It hears the same
 * as about a number that nothing is known of, whatever the other carriers did with the number.
 */
class CuriousRivalTest {

  private static final String RIVAL = "west";
  private static final List<String> DATES =
      List.of("2026-01-05T00:00:00+08:00", "2026-06-01T10:00:00+08:00", "2026-11-01T10:00:00+08:00");

  /** A deed of the other carriers. */
  enum Deed {
    NOTHING,
    REFRESHED,
    REFRESHING,
    COOLING,
    GIVEN_BACK,
    HOLDER_ASKED,
    RESOLD,
    CHANGED,
    LEFT,
    PORTED,
    REGISTERED,
    CLAIMED
  }

  private static World world(Deed deed) {
    World world = new World().withApps("chat");
    for (String id : List.of("east", RIVAL, "north")) {
      world.registry().putCarrier(new Carrier(id, id, Optional.empty(), List.of(), List.of()));
    }
    world.registry().putRanges(new NumberRanges(Map.of("+861", "east")));
    switch (deed) {
      case NOTHING -> {}
      case REFRESHED -> world.submit("own", Requests.batch(0, DATES.get(0), "all"));
      case REFRESHING -> {
        world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
        world.submit("own", Requests.batch(0, DATES.get(0), "all"));
      }
      case COOLING -> world.submit("own", Requests.batch(0, DATES.get(2), "all"));
      case GIVEN_BACK -> {
        world.submit("own", Requests.batch(0, DATES.get(2), "all"));
        assertEquals(1, world.restore(0).accepted());
      }
      case HOLDER_ASKED -> world.submit("own", Requests.active(0, DATES.get(1), "all"));
      case RESOLD -> report(world, "east", "RESOLD", DATES.get(1));
      case CHANGED -> report(world, "east", "HOLDER_CHANGED", DATES.get(1));
      case LEFT -> report(world, "east", "PORTED_OUT", "2026-03-01T10:00:00+08:00");
      case PORTED -> {
        report(world, "east", "PORTED_OUT", DATES.get(1));
        report(world, "north", "PORTED_IN", DATES.get(1));
      }
      case REGISTERED -> {
        var line = new PortRequest.Line(PhoneNumber.parse(TestNumbers.text(0)), "east", "north", DATES.get(1));
        new PortRegister(world.core()).take(Requests.ports(line));
      }
      case CLAIMED -> report(world, "north", "PORTED_IN", DATES.get(1));
    }
    world.run();
    return world;
  }

  private static NumberReports.Taken report(World world, String carrier, String event, String at) {
    return new NumberReports(world.core()).take(carrier, Requests.report(0, event, at));
  }

  private static List<OrderRequest> orders() {
    var orders = new ArrayList<OrderRequest>();
    for (String date : DATES) {
      orders.add(Requests.batch(0, date, "all"));
      orders.add(Requests.active(0, date, "all"));
      orders.add(Requests.ported(0, date, DATES.get(1), "all"));
      orders.add(Requests.ported(0, date, DATES.get(2), "all"));
    }
    return orders;
  }

  /** The answers to each pair, in a world of its own, and to the questions after it. */
  private static List<String> heard(Deed deed) {
    var heard = new ArrayList<String>();
    for (ServiceEvent event : ServiceEvent.REPORTED) {
      for (String at : DATES) {
        World world = world(deed);
        heard.add(event + " " + text(report(world, RIVAL, event.name(), at)));
        for (OrderRequest order : orders()) {
          var committed = world.submit(RIVAL, UUID.randomUUID().toString(), order).committed().orElseThrow();
          heard.add(committed.accepted() + " " + text(committed.rejected()));
        }
        world.after(Duration.ofMinutes(3));
        heard.add(event + " again " + text(report(world, RIVAL, event.name(), at)));
        heard.addAll(looks(world, RIVAL));
        heard.add(AskedCertificates.of(world, RIVAL, 1, DATES.get(1)).toList().toString());
      }
    }
    return heard;
  }

  private static String text(NumberReports.Taken taken) {
    return taken.accepted() + " " + taken.unchanged() + " " + text(taken.rejected());
  }

  private static String text(List<LineProblem> lines) {
    return lines.stream().map(line -> Edge.line(line, Language.ENGLISH)).toList().toString();
  }

  private static List<String> looks(World world, String carrier) {
    var queries = new Queries(world.core());
    var asked = AskedNumbers.of(Requests.formed(TestNumbers.texts(0, 1)));
    Map<PhoneNumber, Queries.Status> found = queries.statuses(carrier, asked.numbers());
    return List.of(
        new Answers(queries)
            .statuses(
                asked, found, new NumberAppeals(world.core()).of(found.values(), queries::app), true, Language.ENGLISH)
            .toString(),
        appealed(world, carrier),
        Answers.grades(asked, queries.grades(carrier, asked.numbers()), Language.ENGLISH).toString(),
        CoverageBody.of(queries.apps(), new Coverage(world.core())).toString());
  }

  private static String appealed(World world, String carrier) {
    try {
      return world.appeal(carrier, "appeal", 0, "chat").state().name();
    } catch (Problem refused) {
      return refused.code().name();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void every_pair_of_report_and_order_is_answered_as_if_nothing_were_known(Deed deed) {
    assertEquals(heard(Deed.NOTHING), heard(deed));
  }

  /** The deeds of the carrier that a number left, while it was away. */
  enum Meanwhile {
    NOTHING,
    GAVE_UP,
    RESOLD,
    BOTH
  }

  private static World returned(Meanwhile deed) {
    World world = world(Deed.NOTHING);
    world.caller.tellEach("chat", (item, number) -> "FAILED");
    world.submit("own", Requests.batch(0, DATES.get(0), "all"));
    world.run();
    port(world, "east", "north", DATES.get(1));
    if (deed == Meanwhile.GAVE_UP || deed == Meanwhile.BOTH) {
      var given = Requests.batch(0, "2026-07-01T10:00:00+08:00", "all");
      assertEquals(1, world.submit("north", "given", given).committed().orElseThrow().accepted());
      world.run();
    }
    if (deed == Meanwhile.RESOLD || deed == Meanwhile.BOTH) {
      var held = Requests.active(0, "2026-09-01T10:00:00+08:00", "all");
      assertEquals(1, world.submit("north", "held", held).committed().orElseThrow().accepted());
      world.run();
    }
    port(world, "north", "east", DATES.get(2));
    return world;
  }

  private static void port(World world, String from, String to, String at) {
    assertEquals(1, report(world, from, "PORTED_OUT", at).accepted());
    assertEquals(1, report(world, to, "PORTED_IN", at).accepted());
    world.run();
  }

  /** The answers about a number that came back, before its carrier asks again and after. */
  private static List<String> heardOfReturned(Meanwhile deed) {
    World world = returned(deed);
    String own = own(world);
    var wanted =
        new Retries.Wanted(AskableAgain.retryable(OutwardOutcome.FAILED, Optional.empty()), new AppSelection.All());
    var heard = new ArrayList<>(looks(world, World.CARRIER));
    heard.add(gates(world, own));
    heard.add(new Retries(world.core()).count(World.CARRIER, own, wanted).toString());
    Retries.Retried retried = new Retries(world.core()).retry(World.CARRIER, own, wanted, "again");
    heard.add(retried.pairs() + " pairs of " + retried.numbers());
    world.run();
    Order order = retried.order().orElseThrow();
    heard.add(ProgressBody.of(world.view(order), Language.ENGLISH).toString());
    heard.add(gates(world, order.id().value()));
    heard.addAll(looks(world, World.CARRIER));
    return heard;
  }

  private static String own(World world) {
    return world.submit("own", Requests.batch(0, DATES.get(0), "all")).id().value();
  }

  private static String gates(World world, String order) {
    var rules = new ReleaseRules(world.core());
    return GatesJson.write(rules.tryOn(World.CARRIER, order, Optional.empty())).toString();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void a_number_that_comes_back_does_not_tell_what_another_carrier_did_with_it(Meanwhile deed) {
    assertEquals(heardOfReturned(Meanwhile.NOTHING), heardOfReturned(deed));
  }

  @Test
  void a_number_that_comes_back_may_be_asked_about_again() {
    String all = heardOfReturned(Meanwhile.GAVE_UP).toString();
    assertTrue(all.contains("\"retryable\":true") && all.contains("1 pairs of 1"), all);
  }

  /** The first test would pass if nothing were ever told. */
  @Test
  void the_carrier_hears_of_its_own_claim() {
    String all = heard(Deed.NOTHING).toString();
    assertTrue(all.contains("SUBSCRIBER_DATA_NOT_SYNCED") && all.contains("CARRIER_MISMATCH"), all);
  }
}
