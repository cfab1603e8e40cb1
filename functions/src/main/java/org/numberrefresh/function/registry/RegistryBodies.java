package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.adapter.json.ProfileJson;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.UnfitProfile;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.DailyLimits;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.carrier.PrefixOfTwo;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.usecase.registry.AppHealth;
import org.numberrefresh.usecase.registry.Registry;

/** Reads and writes the registry's bodies. */
final class RegistryBodies {

  private static final String[] CARRIER = {
    "name", "host", "clientIds", "releaseApps", "gradesPerDay", "statusesPerDay"
  };
  private static final String[] APP = ProfileJson.NAMES.toArray(String[]::new);
  private static final int MAX_TEXT = 128;
  private static final int MAX_CLIENTS = 20;
  private static final int MAX_RANGES = 10_000;

  private final EndpointRules rules;
  private final boolean isIssuer;

  /**
   * Reads bodies.
   *
   * @param isIssuer true if the platform can sign events: it has a public URL
   */
  RegistryBodies(EndpointRules rules, boolean isIssuer) {
    this.rules = rules;
    this.isIssuer = isIssuer;
  }

  static Carrier carrier(String id, byte[] body) {
    return carrier(id, Json.request(body).only(CARRIER));
  }

  /**
   * Reads a JSON merge patch (RFC 7396) of a carrier: a property that is left out stays, and one that is null takes its
   * default.
   */
  static UnaryOperator<Carrier> carrierPatch(byte[] body) {
    JsonObject patch = Json.request(body).only(CARRIER);
    return carrier -> carrier(carrier.id(), patch.mergedInto(write(carrier)));
  }

  private static Carrier carrier(String id, JsonObject json) {
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

  /**
   * Reads the table of ranges. It replaces the former one, so it is taken whole or not at all.
   *
   * @throws Problem INVALID_ARGUMENT that names every malformed line
   */
  static NumberRanges ranges(byte[] body) {
    List<GivenLine<NumberRanges.Range>> lines =
        Json.request(body).only("ranges").linesOrNone("ranges", MAX_RANGES, RegistryBodies::range);
    var ranges = new ArrayList<NumberRanges.Range>();
    var malformed = new ArrayList<LineProblem>();
    for (int i = 0; i < lines.size(); i++) {
      switch (lines.get(i)) {
        case GivenLine.Formed(NumberRanges.Range range) -> ranges.add(range);
        case GivenLine.Malformed<NumberRanges.Range> line -> malformed.add(line.problem(i));
      }
    }
    if (!malformed.isEmpty()) {
      throw Problem.invalidLines(malformed);
    }
    try {
      return NumberRanges.of(ranges);
    } catch (PrefixOfTwo twice) {
      throw Problem.invalidLine(
          twice.later(),
          Cause.PREFIX_OF_TWO,
          twice.earlier(),
          told(twice.carriers().getFirst()),
          told(twice.carriers().getLast()));
    }
  }

  /** An id as a message may hold it: it may be a phone number by mistake. */
  private static String told(String id) {
    return PhoneNumber.hiddenIn(id);
  }

  private static NumberRanges.Range range(JsonObject line) {
    line.only("prefix", "carrier");
    String prefix = line.text("prefix", 16);
    if (!prefix.matches("\\+[1-9][0-9]{0,14}")) {
      throw Problem.invalid(Cause.PREFIX);
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
    return profile(Json.request(body).only(APP));
  }

  /** Reads a JSON merge patch of an app's settings, as {@link #carrierPatch} does. */
  UnaryOperator<App.Profile> profilePatch(byte[] body) {
    JsonObject patch = Json.request(body).only(APP);
    return profile -> profile(patch.mergedInto(ProfileJson.write(profile)));
  }

  private App.Profile profile(JsonObject json) {
    try {
      return ProfileJson.read(new AskedSettings(json, rules, isIssuer));
    } catch (UnfitProfile unfit) {
      throw AskedSettings.refusal(unfit);
    }
  }

  /** Writes an app. A setting that it does not have is null. */
  static ObjectNode write(App app) {
    ObjectNode json = Json.object().put("id", app.id());
    ObjectNode profile = ProfileJson.write(app.profile());
    ProfileJson.NAMES.forEach(name -> json.set(name, profile.get(name)));
    return json.put("verified", app.takesNumbers()).put("lane", AppHealth.Lane.of(app).name());
  }

  /** Writes the secrets that this call made. They are shown once. */
  static void reveal(Registry.Made made, ObjectNode body) {
    body.put("signingSecret", made.signingSecret().reveal());
    made.digest().ifPresent(digest -> body.put("digestKey", digest.key()).put("keyId", digest.keyId()));
  }
}
