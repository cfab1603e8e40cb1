package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.DailyLimits;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.registry.Registry;

/** Reads and writes the registry's bodies. */
final class RegistryBodies {

  private static final int MAX_TEXT = 128;
  private static final int MAX_CLIENTS = 20;
  private static final int MAX_RANGES = 10_000;
  private static final int MAX_ITEMS = 500;
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  private final EndpointRules rules;
  private final boolean sendsEvents;

  /**
   * Reads bodies.
   *
   * @param sendsEvents whether security events can be sent: the platform is known by a URL
   */
  RegistryBodies(EndpointRules rules, boolean sendsEvents) {
    this.rules = rules;
    this.sendsEvents = sendsEvents;
  }

  static Carrier carrier(String id, byte[] body) {
    JsonObject json =
        Json.request(body).only("name", "host", "clientIds", "releaseApps", "gradesPerDay", "statusesPerDay");
    return new Carrier(
        id,
        json.text("name", MAX_TEXT),
        json.optionalText("host", MAX_TEXT),
        json.texts("clientIds", MAX_CLIENTS, MAX_TEXT),
        json.texts("releaseApps", 1000, MAX_TEXT),
        new DailyLimits(
            json.optionalNumber("gradesPerDay", 0, DailyLimits.MOST).orElse(DailyLimits.USUAL.grades()),
            json.optionalNumber("statusesPerDay", 0, DailyLimits.MOST).orElse(DailyLimits.USUAL.statuses())));
  }

  static ObjectNode write(Carrier carrier) {
    ObjectNode json =
        Json.object().put("id", carrier.id()).put("name", carrier.name()).put("host", carrier.host().orElse(null));
    carrier.clientIds().forEach(json.putArray("clientIds")::add);
    carrier.releaseApps().forEach(json.putArray("releaseApps")::add);
    return json.put("gradesPerDay", carrier.limits().grades()).put("statusesPerDay", carrier.limits().statuses());
  }

  static NumberRanges ranges(byte[] body) {
    List<JsonObject> lines = Json.request(body).only("ranges").linesOrNone("ranges", MAX_RANGES);
    return NumberRanges.of(lines.stream().map(RegistryBodies::range).toList());
  }

  private static NumberRanges.Range range(JsonObject line) {
    line.only("prefix", "carrier");
    String prefix = line.text("prefix", 16);
    if (!prefix.matches("\\+[1-9][0-9]{0,14}")) {
      throw Problem.invalid("\"prefix\" must be a plus sign and 1 to 15 digits, such as +8613800.");
    }
    return new NumberRanges.Range(prefix, line.text("carrier", MAX_TEXT));
  }

  static ObjectNode write(NumberRanges ranges) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("ranges");
    ranges.ranges().forEach(range -> all.addObject().put("prefix", range.prefix()).put("carrier", range.carrier()));
    return json;
  }

  App.Profile profile(byte[] body) {
    JsonObject json =
        Json.request(body)
            .only(
                "name",
                "sector",
                "endpoint",
                "delivery",
                "numberForm",
                "maxItems",
                "callsPerSecond",
                "concurrency",
                "timeLimit",
                "deadlineWorkingDays",
                "covered",
                "clientIds");
    boolean covered = json.optionalFlag("covered").orElse(true);
    Optional<URI> endpoint = json.optionalText("endpoint", 512).map(this::endpoint);
    Delivery delivery = json.optionalOneOf("delivery", Delivery.class).orElse(Delivery.PUSH);
    if (delivery == Delivery.PULL && endpoint.isPresent()) {
      throw Problem.invalid("\"endpoint\" is of no use: an app with delivery PULL asks for its tasks. Leave it out.");
    }
    if (delivery != Delivery.PULL && covered && endpoint.isEmpty()) {
      throw Problem.invalid(
          "\"endpoint\" is missing. A covered app needs one, unless its delivery is PULL: such an app asks for its"
              + " tasks.");
    }
    if (delivery == Delivery.RISC && !sendsEvents) {
      throw Problem.invalid(
          "\"delivery\" cannot be RISC: events need an issuer. Deploy with the parameter PublicUrl first.");
    }
    NumberForm form = json.optionalOneOf("numberForm", NumberForm.class).orElse(NumberForm.E164);
    if (delivery == Delivery.RISC && form == NumberForm.BLINDED) {
      throw Problem.invalid(
          "\"numberForm\" cannot be BLINDED with delivery RISC: its events name a number in the clear. Use PUSH or"
              + " PULL.");
    }
    return new App.Profile(
        json.text("name", MAX_TEXT),
        json.text("sector", MAX_TEXT),
        endpoint,
        delivery,
        form,
        maxItems(json, delivery),
        json.optionalNumber("callsPerSecond", 1, 10_000).orElse(50),
        json.optionalNumber("concurrency", 1, 1000).orElse(8),
        json.optionalText("timeLimit", MAX_TEXT).map(RegistryBodies::timeLimit).orElse(Duration.ofSeconds(10)),
        json.optionalNumber("deadlineWorkingDays", 1, 60).orElse(5),
        covered,
        json.texts("clientIds", MAX_CLIENTS, MAX_TEXT));
  }

  private static int maxItems(JsonObject json, Delivery delivery) {
    int most = delivery == Delivery.RISC ? 1 : MAX_ITEMS;
    int asked = json.optionalNumber("maxItems", 1, MAX_ITEMS).orElse(most);
    if (asked > most) {
      throw Problem.invalid(
          "\"maxItems\" must be 1 with delivery RISC: an event is about one number. Or leave it out.");
    }
    return asked;
  }

  private URI endpoint(String text) {
    URI endpoint;
    try {
      endpoint = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("\"endpoint\" is not a URL.");
    }
    rules
        .fault(endpoint)
        .ifPresent(
            fault -> {
              throw Problem.invalid(fault);
            });
    return endpoint;
  }

  private static Duration timeLimit(String text) {
    try {
      Duration limit = Duration.parse(text);
      if (!limit.isNegative() && !limit.isZero() && limit.compareTo(LONGEST_CALL) <= 0) {
        return limit;
      }
    } catch (DateTimeParseException e) {
      throw Problem.invalid("\"timeLimit\" must be an ISO 8601 duration, such as PT10S.");
    }
    throw Problem.invalid("\"timeLimit\" must be more than nothing and at most " + LONGEST_CALL + ".");
  }

  static ObjectNode write(App app) {
    App.Profile profile = app.profile();
    ObjectNode json =
        Json.object()
            .put("id", app.id())
            .put("name", profile.name())
            .put("sector", profile.sector())
            .put("endpoint", profile.endpoint().map(URI::toString).orElse(null))
            .put("delivery", profile.delivery().name())
            .put("numberForm", profile.numberForm().name())
            .put("maxItems", profile.maxItems())
            .put("callsPerSecond", profile.callsPerSecond())
            .put("concurrency", profile.concurrency())
            .put("timeLimit", profile.timeLimit().toString())
            .put("deadlineWorkingDays", profile.deadlineWorkingDays())
            .put("covered", profile.covered());
    profile.clientIds().forEach(json.putArray("clientIds")::add);
    return json.put("verified", app.takesNumbers()).put("lane", lane(app));
  }

  static String lane(App app) {
    return app.state().slow() ? "SLOW" : "NORMAL";
  }

  /** Shows what was made by this call, once. */
  static void reveal(Registry.Made made, ObjectNode body) {
    body.put("signingSecret", made.signingSecret().reveal());
    made.digest().ifPresent(digest -> body.put("digestKey", digest.key()).put("keyId", digest.keyId()));
  }
}
