package org.numberrefresh.adapter.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.BodyEncoding;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.CustomerService;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Listing;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.UnfitProfile;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.json.Json;

/**
 * The profile of an app as JSON. The names, defaults and bounds of its settings stand here once, for the store and for
 * the requests of operators.
 */
public final class ProfileJson {

  /** The names of all settings, in the order of the contract. */
  public static final List<String> NAMES =
      List.of(
          "name",
          "sector",
          "serviceContact",
          "selfServiceUrl",
          "endpoint",
          "delivery",
          "numberForm",
          "maxItems",
          "callsPerSecond",
          "concurrency",
          "timeLimit",
          "maxBodyBytes",
          "acceptsEncoding",
          "deadlineWorkingDays",
          "appealWorkingDays",
          "covered",
          "clientIds");

  private ProfileJson() {}

  /** Gives settings by their names: those of a request, or those of the store. */
  public interface Source {

    /** Gives a text that must be there. */
    String text(String name);

    /** Gives a text that may be absent. */
    Optional<String> optionalText(String name);

    /** Gives the URL of a page for people. */
    Optional<URI> page(String name);

    /** Gives a URL that may be called. */
    Optional<URI> url(String name);

    /** Gives one of an enumeration's words. */
    <E extends Enum<E>> Optional<E> word(String name, Class<E> words);

    /** Gives a whole number from {@code least} to {@code most}. */
    Optional<Integer> number(String name, int least, int most);

    /** Gives a time of more than nothing and at most {@code longest}. */
    Optional<Duration> duration(String name, Duration longest);

    /** Gives true or false. */
    Optional<Boolean> flag(String name);

    /** Gives a list of texts; an empty one where it is absent. */
    List<String> texts(String name);

    /** Refuses a kind of delivery that the platform cannot serve as it is deployed. The store refuses none. */
    default void admit(Delivery.Kind kind) {}
  }

  /**
   * Reads a profile. A rule is checked as soon as its settings are read, so that a request with several faults is
   * always told the same one.
   *
   * @throws UnfitProfile where settings do not go together
   */
  public static App.Profile read(Source given) {
    boolean covered = given.flag("covered").orElse(true);
    Optional<URI> endpoint = given.url("endpoint");
    Delivery.Kind kind = given.word("delivery", Delivery.Kind.class).orElse(Delivery.Kind.PUSH);
    kind.requireFit(endpoint, covered);
    given.admit(kind);
    NumberForm form = given.word("numberForm", NumberForm.class).orElse(NumberForm.E164);
    kind.requireFit(form);
    String name = given.text("name");
    String sector = given.text("sector");
    var service = new CustomerService(given.optionalText("serviceContact"), given.page("selfServiceUrl"));
    int maxItems = given.number("maxItems", 1, Delivery.MOST_ITEMS).orElse(kind.mostItems());
    kind.requireFit(maxItems);
    CallLimits limits = limits(given);
    int days =
        given.number("deadlineWorkingDays", 1, App.Profile.MOST_WORKING_DAYS).orElse(Deadlines.USUAL_WORKING_DAYS);
    int appealDays =
        given.number("appealWorkingDays", 1, App.Profile.MOST_WORKING_DAYS).orElse(Deadlines.USUAL_APPEAL_WORKING_DAYS);
    return new App.Profile(
        new Listing(name, sector, service),
        covered,
        days,
        appealDays,
        given.texts("clientIds"),
        Delivery.of(kind, endpoint, form, maxItems, limits));
  }

  private static CallLimits limits(Source given) {
    CallLimits usual = CallLimits.USUAL;
    return new CallLimits(
        given.number("callsPerSecond", 1, CallLimits.MOST_CALLS_PER_SECOND).orElse(usual.callsPerSecond()),
        given.number("concurrency", 1, CallLimits.MOST_CONCURRENCY).orElse(usual.concurrency()),
        given.duration("timeLimit", CallLimits.LONGEST_CALL).orElse(usual.timeLimit()),
        given.number("maxBodyBytes", CallLimits.LEAST_BODY, CallLimits.LARGEST_BODY).orElse(usual.maxBodyBytes()),
        BodyEncoding.of(given.texts("acceptsEncoding")));
  }

  /** Writes a profile. An app without an endpoint has no {@code endpoint}. */
  public static ObjectNode write(App.Profile profile) {
    Delivery delivery = profile.delivery();
    ObjectNode json =
        Json.object()
            .put("name", profile.name())
            .put("sector", profile.sector())
            .put("delivery", delivery.kind().name())
            .put("numberForm", delivery.numberForm().name())
            .put("maxItems", delivery.maxItems())
            .put("callsPerSecond", delivery.limits().callsPerSecond())
            .put("concurrency", delivery.limits().concurrency())
            .put("timeLimit", delivery.limits().timeLimit().toString())
            .put("maxBodyBytes", delivery.limits().maxBodyBytes());
    delivery.limits().encoding().accepted().forEach(json.putArray("acceptsEncoding")::add);
    json.put("deadlineWorkingDays", profile.deadlineWorkingDays())
        .put("appealWorkingDays", profile.appealWorkingDays())
        .put("covered", profile.covered());
    profile.listing().service().contact().ifPresent(contact -> json.put("serviceContact", contact));
    profile.listing().service().selfServiceUrl().ifPresent(page -> json.put("selfServiceUrl", page.toString()));
    delivery.address().ifPresent(endpoint -> json.put("endpoint", endpoint.toString()));
    profile.clientIds().forEach(json.putArray("clientIds")::add);
    return json;
  }

  /** Writes a profile as the text that the store keeps. */
  public static String text(App.Profile profile) {
    return Json.text(write(profile));
  }

  /** Reads the text that {@link #text} wrote, of any age. */
  public static App.Profile ofText(String text) {
    return read(new StoredSettings(Json.own(text)));
  }
}
