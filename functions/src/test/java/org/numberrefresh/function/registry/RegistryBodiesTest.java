package org.numberrefresh.function.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.DailyLimits;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Problem;

/** The bodies that register apps and show them. */
class RegistryBodiesTest {

  private static final String ENDPOINT = "'endpoint':'https://chat.example/u'";

  private static App.Profile profile(String settings, boolean isIssuer) {
    String body = "{" + settings.replace('\'', '"') + "}";
    return new RegistryBodies(new EndpointRules(Platform.Reach.PUBLIC_ONLY), isIssuer)
        .profile(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String shown(String settings) {
    AppKeys keys = AppKeys.first(SigningSecrets.draw(new SeededRandom(3)));
    return Json.text(RegistryBodies.write(new App(1, "chat", profile(settings, true), keys, App.State.NEW)));
  }

  private static String told(Problem problem) {
    String body = Edge.problem(problem, Language.ENGLISH).content().orElseThrow().text();
    String message = Json.own(body).path("message").asText();
    return message.replace("The request cannot be taken as it is.", problem.code().wire() + ":");
  }

  private static String refusal(String settings, boolean isIssuer) {
    return told(assertThrows(Problem.class, () -> profile(settings, isIssuer)));
  }

  private static void isRefused(String detail, String settings) {
    assertEquals("INVALID_ARGUMENT: " + detail, refusal(settings, true));
  }

  // ---------------------------------------------------------------- what is shown

  @Test
  void an_app_that_is_called_is_shown_with_the_usual_settings_where_none_were_named() {
    assertEquals(
        """
        {"id":"chat","name":"N","sector":"S","serviceContact":null,"selfServiceUrl":null,\
        "endpoint":"https://chat.example/u","delivery":"PUSH",\
        "numberForm":"E164","maxItems":500,"callsPerSecond":50,"concurrency":8,"timeLimit":"PT10S","maxBodyBytes":65536,"acceptsEncoding":[],\
        "deadlineWorkingDays":5,"appealWorkingDays":15,"covered":true,"clientIds":[],"verified":false,"lane":"NORMAL"}\
        """,
        shown("'name':'N','sector':'S'," + ENDPOINT));
  }

  @Test
  void an_app_that_asks_is_shown_with_the_limits_that_it_was_registered_with() {
    assertEquals(
        """
        {"id":"chat","name":"N","sector":"S","serviceContact":null,"selfServiceUrl":null,\
        "endpoint":null,"delivery":"PULL",\
        "numberForm":"BLINDED","maxItems":20,"callsPerSecond":77,"concurrency":9,"timeLimit":"PT1.5S","maxBodyBytes":40000,"acceptsEncoding":[],\
        "deadlineWorkingDays":60,"appealWorkingDays":15,"covered":true,"clientIds":["a","b"],"verified":true,"lane":"NORMAL"}\
        """,
        shown(
            "'name':'N','sector':'S','delivery':'PULL','numberForm':'BLINDED','maxItems':20,'callsPerSecond':77,"
                + "'concurrency':9,'timeLimit':'PT1.5S','maxBodyBytes':40000,'deadlineWorkingDays':60,"
                + "'clientIds':['a','b']"));
  }

  @Test
  void an_app_that_takes_events_is_shown_with_one_number_a_call() {
    assertEquals(
        """
        {"id":"chat","name":"N","sector":"S","serviceContact":null,"selfServiceUrl":null,\
        "endpoint":"https://chat.example/u","delivery":"RISC",\
        "numberForm":"E164","maxItems":1,"callsPerSecond":50,"concurrency":8,"timeLimit":"PT10S","maxBodyBytes":65536,"acceptsEncoding":[],\
        "deadlineWorkingDays":5,"appealWorkingDays":15,"covered":true,"clientIds":[],"verified":false,"lane":"NORMAL"}\
        """,
        shown("'name':'N','sector':'S','delivery':'RISC'," + ENDPOINT));
  }

  @ParameterizedTest
  @CsvSource({"PUSH, 500", "RISC, 1"})
  void an_app_that_is_not_covered_is_shown_without_an_endpoint(String delivery, int maxItems) {
    assertEquals(
        """
        {"id":"chat","name":"N","sector":"S","serviceContact":null,"selfServiceUrl":null,\
        "endpoint":null,"delivery":"%s",\
        "numberForm":"E164","maxItems":%d,"callsPerSecond":50,"concurrency":8,"timeLimit":"PT10S","maxBodyBytes":65536,"acceptsEncoding":[],\
        "deadlineWorkingDays":5,"appealWorkingDays":15,"covered":false,"clientIds":[],"verified":false,"lane":"NORMAL"}\
        """
            .formatted(delivery, maxItems),
        shown("'name':'N','sector':'S','covered':false,'delivery':'" + delivery + "'"));
  }

  @Test
  void an_app_is_shown_with_its_customer_service() {
    String shown =
        shown("'name':'N','sector':'S','serviceContact':'95188','selfServiceUrl':'https://n.example/#/re'," + ENDPOINT);
    assertTrue(shown.contains("\"serviceContact\":\"95188\",\"selfServiceUrl\":\"https://n.example/#/re\""), shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://n.example/", "https:///page", "https://me:pw@n.example/", "javascript:alert(1)", "/re"})
  void a_page_for_people_is_one_that_a_browser_opens(String page) {
    String told = refusal("'name':'N','sector':'S','selfServiceUrl':'" + page + "'," + ENDPOINT, true);
    assertEquals(
        "INVALID_ARGUMENT: \"selfServiceUrl\" must be a page that a browser opens: https, with a host and without"
            + " credentials.",
        told);
  }

  // ---------------------------------------------------------------- patches

  private static App.Profile patched(String settings, String patch) {
    return new RegistryBodies(new EndpointRules(Platform.Reach.PUBLIC_ONLY), true)
        .profilePatch(patch.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
        .apply(profile(settings, true));
  }

  @Test
  void a_patch_changes_the_settings_that_it_names_and_keeps_the_others() {
    String all =
        "'name':'N','sector':'S',"
            + ENDPOINT
            + ",'numberForm':'BLINDED','maxItems':20,'callsPerSecond':77,'concurrency':9,'timeLimit':'PT1.5S',"
            + "'deadlineWorkingDays':60,'clientIds':['a','b']";
    assertEquals(profile(all, true), patched(all, "{}"));
    assertEquals(profile(all.replace("77", "5"), true), patched(all, "{'callsPerSecond':5}"));
    assertEquals(profile(all.replace("'a','b'", "'c'"), true), patched(all, "{'clientIds':['c']}"));
    assertEquals(profile(all.replace("'maxItems':20,", ""), true), patched(all, "{'maxItems':null}"));
    assertEquals(profile(all.replace(",'clientIds':['a','b']", ""), true), patched(all, "{'clientIds':null}"));
  }

  @Test
  void a_patch_is_held_to_the_rules_of_a_whole_registration() {
    String app = "'name':'N','sector':'S'," + ENDPOINT;
    assertThrows(Problem.class, () -> patched(app, "{'endpoint':null}"));
    assertThrows(Problem.class, () -> patched(app, "{'name':null}"));
    assertThrows(Problem.class, () -> patched(app, "{'concurrency':0}"));
    assertThrows(Problem.class, () -> patched(app, "{'verified':true}"));
  }

  @Test
  void a_patch_of_a_carrier_keeps_what_it_does_not_name() {
    var carrier = new Carrier("tiny", "T", Optional.of("east"), List.of("c"), List.of("chat"), new DailyLimits(7, 8));
    UnaryOperator<Carrier> patch =
        RegistryBodies.carrierPatch("{\"gradesPerDay\":9,\"host\":null}".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        new Carrier("tiny", "T", Optional.empty(), List.of("c"), List.of("chat"), new DailyLimits(9, 8)),
        patch.apply(carrier));
  }

  // ---------------------------------------------------------------- what is refused

  @Test
  void settings_that_do_not_go_together_are_refused_with_what_to_do_about_it() {
    isRefused(
        "\"endpoint\" is of no use: an app with delivery PULL asks for its tasks. Leave it out.",
        "'name':'N','sector':'S','delivery':'PULL'," + ENDPOINT);
    isRefused(
        "\"endpoint\" is missing. A covered app needs one, unless its delivery is PULL: such an app asks for its"
            + " tasks.",
        "'name':'N','sector':'S'");
    isRefused(
        "\"numberForm\" cannot be BLINDED with delivery RISC: its events name a number in the clear. Use PUSH or"
            + " PULL.",
        "'name':'N','sector':'S','covered':false,'delivery':'RISC','numberForm':'BLINDED'");
    isRefused(
        "\"maxItems\" must be 1 with delivery RISC: an event is about one number. Or leave it out.",
        "'name':'N','sector':'S','delivery':'RISC','maxItems':2," + ENDPOINT);
  }

  @Test
  void events_need_an_issuer() {
    assertEquals(
        "INVALID_ARGUMENT: \"delivery\" cannot be RISC: events need an issuer. Deploy with the parameter PublicUrl"
            + " first.",
        refusal("'name':'N','sector':'S','delivery':'RISC'," + ENDPOINT, false));
  }

  @Test
  void settings_out_of_bounds_are_refused_with_their_bounds() {
    String app = "'name':'N','sector':'S'," + ENDPOINT + ",";
    isRefused("\"maxItems\" must be a whole number from 1 to 500.", app + "'maxItems':501");
    isRefused("\"callsPerSecond\" must be a whole number from 1 to 10000.", app + "'callsPerSecond':10001");
    isRefused("\"concurrency\" must be a whole number from 1 to 1000.", app + "'concurrency':0");
    isRefused("\"deadlineWorkingDays\" must be a whole number from 1 to 60.", app + "'deadlineWorkingDays':61");
    isRefused("\"maxBodyBytes\" must be a whole number from 32768 to 1048576.", app + "'maxBodyBytes':32767");
    isRefused("\"maxBodyBytes\" must be a whole number from 32768 to 1048576.", app + "'maxBodyBytes':1048577");
    isRefused("\"timeLimit\" must be more than nothing and at most PT30S.", app + "'timeLimit':'PT31S'");
    isRefused("\"timeLimit\" must be more than nothing and at most PT30S.", app + "'timeLimit':'PT0S'");
    isRefused("\"timeLimit\" must be an ISO 8601 duration, such as PT10S.", app + "'timeLimit':'10s'");
    isRefused("\"delivery\" must be one of PUSH, PULL, RISC.", app + "'delivery':'PIGEON'");
    isRefused("\"numberForm\" must be one of E164, BLINDED.", app + "'numberForm':'MD5'");
    isRefused("\"endpoint\" is not a URL.", "'name':'N','sector':'S','endpoint':'not a url'");
  }

  @Test
  void an_endpoint_is_stored_in_one_form() {
    assertEquals(
        URI.create("https://chat.example/U?A=b"),
        profile("'name':'N','sector':'S','endpoint':'HTTPS://Chat.Example/U?A=b'", true)
            .delivery()
            .address()
            .orElseThrow());
    for (String port : List.of(":", ":0443", ":0", ":65536", ":99999")) {
      isRefused(
          "endpoint must name its port by 1 to 65535 without leading zeros, or leave it out.",
          "'name':'N','sector':'S','endpoint':'https://chat.example" + port + "/'");
    }
  }

  @Test
  void of_several_faults_the_same_one_is_told_each_time() {
    String unnamed = "'delivery':'RISC','numberForm':'BLINDED','maxItems':2,'callsPerSecond':0";
    isRefused(
        "\"endpoint\" is missing. A covered app needs one, unless its delivery is PULL: such an app asks for its"
            + " tasks.",
        unnamed);
    isRefused(
        "\"numberForm\" cannot be BLINDED with delivery RISC: its events name a number in the clear. Use PUSH or"
            + " PULL.",
        unnamed + "," + ENDPOINT);
    isRefused(
        "The property \"name\" is missing. Give a string.",
        "'delivery':'RISC','maxItems':2,'callsPerSecond':0," + ENDPOINT);
    isRefused(
        "\"maxItems\" must be 1 with delivery RISC: an event is about one number. Or leave it out.",
        "'name':'N','sector':'S','delivery':'RISC','maxItems':2,'callsPerSecond':0," + ENDPOINT);
  }

  @Test
  void a_prefix_of_two_carriers_is_refused_with_both() {
    String body =
        """
        {"ranges":[{"prefix":"+861","carrier":"east"},{"prefix":"+861","carrier":"west"}]}\
        """;
    var refusal = assertThrows(Problem.class, () -> RegistryBodies.ranges(body.getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        "INVALID_ARGUMENT: Line 1: Line 0 gives the same prefix to another carrier: east and west cannot both have"
            + " it. Give it to one.",
        told(refusal));
  }

  @Test
  void every_malformed_range_is_named() {
    String body =
        """
        {"ranges":[{"prefix":"138","carrier":"east"},{"prefix":"+86138","carrier":"east"},null,{"prefix":"+86139"},
          {"prefix":"+861\\n","carrier":"east"}]}\
        """;
    var refusal = assertThrows(Problem.class, () -> RegistryBodies.ranges(body.getBytes(StandardCharsets.UTF_8)));
    assertEquals(List.of(0, 2, 3, 4), refusal.lines().stream().map(Problem.LineProblem::index).toList());
    assertTrue(told(refusal).startsWith("INVALID_ARGUMENT: Line 0: \"prefix\" must be"), told(refusal));
    assertTrue(told(refusal).endsWith("4 lines are wrong; \"details\" names each."), told(refusal));
  }

  @Test
  void an_unknown_setting_is_refused_with_those_that_are_known() {
    isRefused(
        "The property \"colour\" is unknown. Known are name, sector, serviceContact, selfServiceUrl, endpoint,"
            + " delivery, numberForm, maxItems, callsPerSecond, concurrency, timeLimit, maxBodyBytes, acceptsEncoding,"
            + " deadlineWorkingDays, appealWorkingDays, covered, clientIds.",
        "'colour':'red'");
  }
}
