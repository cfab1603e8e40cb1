package org.numberrefresh.adapter.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.BodyEncoding;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.CustomerService;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Listing;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.UnfitProfile;
import org.numberrefresh.json.Json;

/** Profiles as the store keeps them. The samples were stored before deliveries had types of their own. */
class ProfileJsonTest {

  private static final URI ENDPOINT = URI.create("https://chat.example:8443/u?x=1");
  private static final CallLimits LIMITS = new CallLimits(77, 9, Duration.ofMillis(1500));

  private static App.Profile profile(boolean covered, int workingDays, List<String> clients, Delivery delivery) {
    return new App.Profile("N", "SOCIAL", covered, workingDays, clients, delivery);
  }

  private static Stream<Arguments> stored() {
    return Stream.of(
        Arguments.of(
            """
            {"name":"N","sector":"SOCIAL","delivery":"PUSH","numberForm":"BLINDED","maxItems":20,\
            "callsPerSecond":77,"concurrency":9,"timeLimit":"PT1.5S","deadlineWorkingDays":60,"covered":true,\
            "endpoint":"https://chat.example:8443/u?x=1","clientIds":["a","b"]}\
            """,
            profile(true, 60, List.of("a", "b"), new Delivery.Push(ENDPOINT, NumberForm.BLINDED, 20, LIMITS))),
        Arguments.of(
            """
            {"name":"N","sector":"SOCIAL","delivery":"PULL","numberForm":"BLINDED","maxItems":500,\
            "callsPerSecond":77,"concurrency":9,"timeLimit":"PT1.5S","deadlineWorkingDays":5,"covered":true,\
            "clientIds":["a"]}\
            """,
            profile(true, 5, List.of("a"), new Delivery.Pull(NumberForm.BLINDED, 500, LIMITS))),
        Arguments.of(
            """
            {"name":"N","sector":"SOCIAL","delivery":"RISC","numberForm":"E164","maxItems":1,\
            "callsPerSecond":50,"concurrency":8,"timeLimit":"PT10S","deadlineWorkingDays":5,"covered":true,\
            "endpoint":"https://chat.example:8443/u?x=1","clientIds":[]}\
            """,
            profile(true, 5, List.of(), new Delivery.Risc(ENDPOINT, CallLimits.USUAL))),
        Arguments.of(
            """
            {"name":"N","sector":"SOCIAL","delivery":"PUSH","numberForm":"E164","maxItems":500,\
            "callsPerSecond":50,"concurrency":8,"timeLimit":"PT10S","deadlineWorkingDays":5,"covered":false,\
            "endpoint":"https://chat.example:8443/u?x=1","clientIds":[]}\
            """,
            profile(false, 5, List.of(), new Delivery.Push(ENDPOINT, NumberForm.E164, 500, CallLimits.USUAL))),
        Arguments.of(
            """
            {"name":"N","sector":"SOCIAL","delivery":"PUSH","numberForm":"BLINDED","maxItems":500,\
            "callsPerSecond":50,"concurrency":8,"timeLimit":"PT10S","deadlineWorkingDays":5,"covered":false,\
            "clientIds":["a","b"]}\
            """,
            profile(
                false,
                5,
                List.of("a", "b"),
                new Delivery.Planned(Delivery.Kind.PUSH, NumberForm.BLINDED, 500, CallLimits.USUAL))),
        Arguments.of(
            """
            {"name":"N","sector":"SOCIAL","delivery":"PULL","numberForm":"E164","maxItems":1,\
            "callsPerSecond":50,"concurrency":8,"timeLimit":"PT10S","deadlineWorkingDays":1,"covered":false,\
            "clientIds":[]}\
            """,
            profile(false, 1, List.of(), new Delivery.Pull(NumberForm.E164, 1, CallLimits.USUAL))),
        Arguments.of(
            """
            {"name":"N","sector":"SOCIAL","delivery":"RISC","numberForm":"E164","maxItems":1,\
            "callsPerSecond":50,"concurrency":8,"timeLimit":"PT10S","deadlineWorkingDays":5,"covered":false,\
            "clientIds":[]}\
            """,
            profile(
                false, 5, List.of(), new Delivery.Planned(Delivery.Kind.RISC, NumberForm.E164, 1, CallLimits.USUAL))));
  }

  @ParameterizedTest
  @MethodSource("stored")
  void a_profile_that_was_stored_before_opens_and_is_stored_with_the_usual_settings_that_are_new(
      String text, App.Profile profile) {
    assertEquals(profile, ProfileJson.ofText(text));
    String written =
        text.replace(",\"deadlineWorkingDays", ",\"maxBodyBytes\":65536,\"acceptsEncoding\":[],\"deadlineWorkingDays")
            .replace(",\"covered", ",\"appealWorkingDays\":15,\"covered");
    assertEquals(written, ProfileJson.text(profile));
    assertEquals(profile, ProfileJson.ofText(written));
  }

  @ParameterizedTest
  @MethodSource("stored")
  void no_setting_is_written_that_is_not_among_the_names(String text) {
    Json.own(text).fieldNames().forEachRemaining(name -> assertTrue(ProfileJson.NAMES.contains(name), name));
  }

  @Test
  void settings_that_are_left_out_have_usual_values() {
    String text = "{\"name\":\"N\",\"sector\":\"SOCIAL\",\"endpoint\":\"https://chat.example:8443/u?x=1\"";
    assertEquals(
        profile(true, 5, List.of(), new Delivery.Push(ENDPOINT, NumberForm.E164, 500, CallLimits.USUAL)),
        ProfileJson.ofText(text + "}"));
    assertEquals(
        profile(true, 5, List.of(), new Delivery.Risc(ENDPOINT, CallLimits.USUAL)),
        ProfileJson.ofText(text + ",\"delivery\":\"RISC\"}"));
  }

  @Test
  void an_app_that_takes_compressed_calls_is_stored_so_and_another_encoding_is_no_profile() {
    String text = "{\"name\":\"N\",\"sector\":\"SOCIAL\",\"endpoint\":\"https://chat.example:8443/u?x=1\",";
    App.Profile profile = ProfileJson.ofText(text + "\"acceptsEncoding\":[\"gzip\"]}");
    assertEquals(BodyEncoding.GZIP, profile.delivery().limits().encoding());
    assertEquals(profile, ProfileJson.ofText(ProfileJson.text(profile)));
    assertEquals(
        UnfitProfile.Rule.ENCODING_UNKNOWN,
        assertThrows(UnfitProfile.class, () -> ProfileJson.ofText(text + "\"acceptsEncoding\":[\"br\"]}")).rule());
  }

  @Test
  void settings_that_do_not_go_together_are_no_profile() {
    String text = "{\"name\":\"N\",\"sector\":\"SOCIAL\",\"delivery\":\"RISC\"}";
    assertEquals(
        UnfitProfile.Rule.ENDPOINT_MISSING, assertThrows(UnfitProfile.class, () -> ProfileJson.ofText(text)).rule());
  }

  @Test
  void a_customer_service_is_kept_and_none_is_left_out() {
    var service = new CustomerService(Optional.of("95188"), Optional.of(URI.create("https://n.example/re")));
    var listing = new Listing("N", "SOCIAL", service);
    var profile = new App.Profile(listing, true, 5, 15, List.of(), new Delivery.Pull(NumberForm.E164, 500, LIMITS));
    assertEquals(profile, ProfileJson.ofText(ProfileJson.text(profile)));
    assertFalse(ProfileJson.write(profile(true, 5, List.of(), profile.delivery())).has("serviceContact"));
  }
}
