package org.numberrefresh.e2e;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The routes of the system, and bodies that they refuse. */
final class Routes {

  private static final String NUMBER = Hub.number();
  static final String LINE = "{\"phoneNumber\":\"" + NUMBER + "\",\"deactivatedAt\":\"2026-01-01T00:00:00Z\"}";
  static final String RESULT = "{\"ref\":\"x\",\"outcome\":\"UNBOUND\"}";
  static final String ORDER_ID = "00000000000000000000";

  enum Who {
    EAST,
    OPERATOR,
    APP
  }

  record Route(Who who, String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static final Route SUBMIT = new Route(Who.EAST, "POST", "orders");
  static final Route RESTORE = new Route(Who.EAST, "POST", "numbers/restore");
  static final Route STATUS = new Route(Who.EAST, "POST", "numbers/retrieve-status");
  static final Route APPEAL = new Route(Who.EAST, "POST", "appeals");
  static final Route REPORT = new Route(Who.EAST, "POST", "numbers/report");
  static final Route GRADE = new Route(Who.EAST, "POST", "numbers/retrieve-grade");
  static final Route CERTIFICATE = new Route(Who.EAST, "POST", "numbers/certificate");

  /** A route of all roles. */
  static final Route CHECK_CERTIFICATE = new Route(Who.EAST, "POST", "certificates/check");

  static final Route RESULTS = new Route(Who.APP, "POST", "results");
  static final Route CHECK = new Route(Who.APP, "POST", "/number-recycling/v0.2/check");
  static final Route POLL = new Route(Who.APP, "POST", "tasks/poll");
  static final Route PUT_CARRIER = new Route(Who.OPERATOR, "PUT", "carriers/bad");
  static final Route PATCH_CARRIER = new Route(Who.OPERATOR, "PATCH", "carriers/east");
  static final Route PATCH_APP = new Route(Who.OPERATOR, "PATCH", "apps/bad");
  static final Route PUT_RANGES = new Route(Who.OPERATOR, "PUT", "number-ranges");
  static final Route PUT_PORTS = new Route(Who.OPERATOR, "PUT", "number-ports");
  static final Route ERASE = new Route(Who.OPERATOR, "POST", "numbers/erase");
  static final Route PUT_APP = new Route(Who.OPERATOR, "PUT", "apps/bad");

  static final Route RETRY = new Route(Who.EAST, "POST", "orders/" + ORDER_ID + "/retry");
  static final Route PUT_RULE = new Route(Who.EAST, "PUT", "release-rule");
  static final Route TRY_RULE = new Route(Who.EAST, "POST", "release-rule/try");
  static final Route CANCEL = new Route(Who.EAST, "POST", "orders/" + ORDER_ID + "/cancel");
  static final Route VERIFY = new Route(Who.OPERATOR, "POST", "apps/bad/verify");
  static final Route PAUSE = new Route(Who.OPERATOR, "POST", "apps/bad/pause");
  static final Route RESUME = new Route(Who.OPERATOR, "POST", "apps/bad/resume");
  static final Route ROTATE_SECRET = new Route(Who.OPERATOR, "POST", "apps/bad/rotate-secret");
  static final Route TRY_OWN = new Route(Who.APP, "POST", "apps/self/try");
  static final Route ROTATE_OWN_SECRET = new Route(Who.APP, "POST", "apps/self/rotate-secret");
  static final Route ROTATE_DIGEST_KEY = new Route(Who.OPERATOR, "POST", "apps/bad/rotate-digest-key");
  static final Route ROTATE_KEYS = new Route(Who.OPERATOR, "POST", "keys/rotate");
  static final Route REDRIVE = new Route(Who.OPERATOR, "POST", "tasks/redrive");
  static final Route REPLAY = new Route(Who.OPERATOR, "POST", "tasks/replay");

  static final Route PUT_SINK = new Route(Who.EAST, "PUT", "sink");
  static final Route VERIFY_SINK = new Route(Who.EAST, "POST", "sink/verify");
  static final Route ROTATE_SINK_SECRET = new Route(Who.EAST, "POST", "sink/rotate-secret");
  static final Route REPLAY_SINK = new Route(Who.EAST, "POST", "sink/replay");

  static final Route DEMAND = new Route(Who.EAST, "POST", "demands");

  /** Every route of the system. */
  static final List<Route> ROUTES =
      List.of(
          SUBMIT,
          RESTORE,
          STATUS,
          GRADE,
          CERTIFICATE,
          CHECK_CERTIFICATE,
          REPORT,
          APPEAL,
          RESULTS,
          CHECK,
          POLL,
          PUT_CARRIER,
          PUT_RANGES,
          PUT_PORTS,
          ERASE,
          PUT_APP,
          PATCH_CARRIER,
          PATCH_APP,
          REDRIVE,
          REPLAY,
          new Route(Who.EAST, "GET", "orders"),
          new Route(Who.EAST, "GET", "release-rule"),
          PUT_RULE,
          TRY_RULE,
          RETRY,
          new Route(Who.EAST, "GET", "orders/" + ORDER_ID),
          new Route(Who.EAST, "GET", "orders/" + ORDER_ID + "/results"),
          CANCEL,
          new Route(Who.EAST, "GET", "appeals"),
          new Route(Who.EAST, "GET", "appeals/" + ORDER_ID),
          new Route(Who.EAST, "GET", "events"),
          PUT_SINK,
          new Route(Who.EAST, "GET", "sink"),
          new Route(Who.EAST, "DELETE", "sink"),
          VERIFY_SINK,
          ROTATE_SINK_SECRET,
          REPLAY_SINK,
          new Route(Who.EAST, "GET", "apps"),
          DEMAND,
          new Route(Who.OPERATOR, "GET", "demands"),
          new Route(Who.OPERATOR, "GET", "reports/monthly"),
          new Route(Who.OPERATOR, "GET", "carriers"),
          new Route(Who.OPERATOR, "GET", "number-ranges"),
          new Route(Who.OPERATOR, "GET", "carriers/east"),
          new Route(Who.OPERATOR, "GET", "apps/bad"),
          VERIFY,
          PAUSE,
          RESUME,
          ROTATE_SECRET,
          ROTATE_DIGEST_KEY,
          ROTATE_KEYS,
          new Route(Who.OPERATOR, "GET", "keys"),
          new Route(Who.OPERATOR, "GET", "apps/health"),
          ROTATE_OWN_SECRET,
          TRY_OWN,
          new Route(Who.APP, "GET", "apps/self/appeals"),
          new Route(Who.APP, "GET", "apps/self"));

  static final List<Route> ROUTES_WITH_A_BODY =
      List.of(
          SUBMIT,
          RESTORE,
          STATUS,
          GRADE,
          CERTIFICATE,
          CHECK_CERTIFICATE,
          REPORT,
          APPEAL,
          RESULTS,
          CHECK,
          POLL,
          PUT_CARRIER,
          PUT_RANGES,
          PUT_PORTS,
          ERASE,
          PUT_APP,
          PATCH_CARRIER,
          PATCH_APP,
          PUT_RULE,
          TRY_RULE,
          RETRY,
          REPLAY,
          PUT_SINK,
          REPLAY_SINK,
          DEMAND);

  record Bad(String what, Route route, String body, OptionalInt line) {
    @Override
    public String toString() {
      return route + ": " + what;
    }
  }

  static String erase(String numbers) {
    return "{\"phoneNumbers\":[" + numbers + "],\"reason\":\"asked on paper\"}";
  }

  private static Bad bad(Route route, String what, String body) {
    return new Bad(what, route, body, OptionalInt.empty());
  }

  private static Bad bad(Route route, String what, String body, int line) {
    return new Bad(what, route, body, OptionalInt.of(line));
  }

  static String order(String numbers) {
    return "{\"mode\":\"BATCH\",\"apps\":[\"all\"],\"numbers\":" + numbers + "}";
  }

  static String results(String results) {
    return "{\"results\":" + results + "}";
  }

  private static String texts(String name, int count) {
    return "{\"" + name + "\":[" + String.join(",", Collections.nCopies(count, "\"" + NUMBER + "\"")) + "]}";
  }

  private static String app(String more) {
    return "{\"name\":\"Bad\",\"sector\":\"SOCIAL\"" + more + "}";
  }

  private static String retry(String outcome, String more) {
    return "{\"outcomes\":[\"" + outcome + "\"]" + more + "}";
  }

  private static String tolerating(String outcome) {
    return "{\"mustBeClear\":[],\"tolerate\":[{\"app\":\"all\"," + outcome + "}]}";
  }

  private static String sink(String url, String more) {
    return "{\"url\":\"" + url + "\"" + more + "}";
  }

  private static String replay(String more, String outcome) {
    return "{\"order\":\"" + ORDER_ID + "\",\"outcomes\":[\"" + outcome + "\"]" + more + "}";
  }

  private static final String EVENT =
      "{\"phoneNumber\":\"" + NUMBER + "\",\"event\":\"RESOLD\",\"at\":\"2026-01-01T00:00:00Z\"}";

  static final String CERTIFIED =
      "{\"phoneNumber\":\"" + NUMBER + "\",\"holderSince\":\"2026-01-01T00:00:00Z\",\"consent\":\"c\"}";

  private static String report(String lines) {
    return "{\"numbers\":[" + lines + "]}";
  }

  private static final String PORT =
      "{\"phoneNumber\":\"" + NUMBER + "\",\"from\":\"east\",\"to\":\"west\",\"at\":\"2026-01-01T00:00:00Z\"}";

  private static String appeal(String contact) {
    return "{\"phoneNumber\":\""
        + NUMBER
        + "\",\"app\":\"chat\",\"reason\":\"OTHER\",\"contactRef\":\""
        + contact
        + "\"}";
  }

  private static String ports(String lines) {
    return "{\"ports\":[" + lines + "]}";
  }

  private static final String ENDPOINT = ",\"endpoint\":\"https://bad.example/unbind\"";

  /** Bodies that are refused, with the line that is wrong where it is in one. */
  static final List<Bad> BODIES =
      List.of(
          bad(SUBMIT, "malformed within a line", order("[" + LINE + "," + LINE + ",{\"phoneNumber\":}]"), 2),
          bad(SUBMIT, "cut off within a line", order("[" + LINE + ",{\"phoneN").replace("}}", "}"), 1),
          bad(SUBMIT, "an unknown property", "{\"mode\":\"BATCH\",\"apps\":[\"all\"],\"numbers\":[],\"x\":1}"),
          bad(SUBMIT, "a property given twice", order("[" + LINE + ",{\"consent\":\"a\",\"consent\":\"b\"}]"), 1),
          bad(SUBMIT, "numbers that are no objects", order("[\"" + NUMBER + "\",7,null]")),
          bad(SUBMIT, "numbers that are no list", order("{}")),
          bad(SUBMIT, "an empty list", order("[]")),
          bad(SUBMIT, "no list", "{\"mode\":\"BATCH\",\"apps\":[\"all\"]}"),
          bad(SUBMIT, "10,001 numbers", order("[" + String.join(",", Collections.nCopies(10_001, LINE)) + "]"), 10_000),
          bad(SUBMIT, "an unknown mode", order("[" + LINE + "]").replace("BATCH", "SLOW")),
          bad(SUBMIT, "no mode", "{\"apps\":[\"all\"],\"numbers\":[" + LINE + "]}"),
          bad(SUBMIT, "an unknown app", order("[" + LINE + "]").replace("all", "nobodys-app")),
          bad(SUBMIT, "no apps", order("[" + LINE + "]").replace("\"all\"", "")),
          bad(SUBMIT, "all beside an app", order("[" + LINE + "]").replace("\"all\"", "\"all\",\"chat\"")),
          bad(SUBMIT, "apps that are no strings", order("[" + LINE + "]").replace("\"all\"", "\"a\",{}"), 1),
          bad(SUBMIT, "too deep", order("[" + "[".repeat(50) + "]".repeat(50) + "]"), 0),
          bad(RESTORE, "no list", "{}"),
          bad(RESTORE, "an empty list", "{\"numbers\":[]}"),
          bad(STATUS, "eleven numbers", texts("phoneNumbers", 11), 10),
          bad(STATUS, "a flag that is none", "{\"phoneNumbers\":[],\"all\":\"yes\"}"),
          bad(STATUS, "an unknown property", "{\"phoneNumbers\":[],\"x\":true}"),
          bad(STATUS, "numbers that are no strings", "{\"phoneNumbers\":[1,{}]}"),
          bad(GRADE, "501 numbers", texts("phoneNumbers", 501), 500),
          bad(GRADE, "an unknown property", "{\"phoneNumbers\":[],\"all\":true}"),
          bad(GRADE, "numbers that are no list", "{\"phoneNumbers\":\"" + NUMBER + "\"}"),
          bad(APPEAL, "a number in the contact", appeal(NUMBER.substring(3))),
          bad(APPEAL, "no contact", appeal("")),
          bad(APPEAL, "too long a contact", appeal("c".repeat(65))),
          bad(APPEAL, "an unknown reason", appeal("case").replace("OTHER", "ANGER")),
          bad(APPEAL, "an unknown property", appeal("case").replace("contactRef", "contact")),
          bad(CERTIFICATE, "no number", "{\"holderSince\":\"2026-01-01T00:00:00Z\",\"consent\":\"c\"}"),
          bad(CERTIFICATE, "no consent", CERTIFIED.replace(",\"consent\":\"c\"", "")),
          bad(CERTIFICATE, "a time that is none", CERTIFIED.replace("2026-01-01T00:00:00Z", "yesterday")),
          bad(CERTIFICATE, "an unknown language", CERTIFIED.replace("}", ",\"language\":\"fr\"}")),
          bad(CERTIFICATE, "an unknown property", CERTIFIED.replace("}", ",\"x\":1}")),
          bad(CHECK_CERTIFICATE, "no certificate", "{}"),
          bad(CHECK_CERTIFICATE, "an empty certificate", "{\"certificate\":\"\"}"),
          bad(CHECK_CERTIFICATE, "2,049 characters", "{\"certificate\":\"" + "a".repeat(2_049) + "\"}"),
          bad(CHECK_CERTIFICATE, "an unknown property", "{\"certificate\":\"a\",\"phoneNumber\":\"a\"}"),
          bad(REPORT, "no list", "{}"),
          bad(REPORT, "an empty list", report("")),
          bad(REPORT, "1,001 numbers", report(String.join(",", Collections.nCopies(1_001, EVENT))), 1_000),
          bad(RESULTS, "no list", "{}"),
          bad(RESULTS, "an empty list", results("[]")),
          bad(RESULTS, "results that are no list", results("{}")),
          bad(RESULTS, "malformed within a line", results("[" + RESULT + ",{\"ref\":x}]"), 1),
          bad(CHECK, "no date", "{\"phoneNumber\":\"" + NUMBER + "\"}"),
          bad(CHECK, "a date that is none", "{\"phoneNumber\":\"" + NUMBER + "\",\"specifiedDate\":\"yesterday\"}"),
          bad(CHECK, "a number that is none", "{\"phoneNumber\":\"1\",\"specifiedDate\":\"2026-01-01\"}"),
          bad(POLL, "an unknown property", "{\"max\":1}"),
          bad(POLL, "nothing asked for", "{\"maxItems\":0}"),
          bad(POLL, "501 numbers", "{\"maxItems\":501}"),
          bad(PUT_APP, "digests in events", app(ENDPOINT + ",\"delivery\":\"RISC\",\"numberForm\":\"BLINDED\"")),
          bad(PUT_APP, "two numbers an event", app(ENDPOINT + ",\"delivery\":\"RISC\",\"maxItems\":2")),
          bad(PUT_APP, "an endpoint of an app that pulls", app(ENDPOINT + ",\"delivery\":\"PULL\"")),
          bad(PUT_CARRIER, "no name", "{}"),
          bad(PUT_CARRIER, "an unknown property", "{\"name\":\"East\",\"x\":1}"),
          bad(PUT_CARRIER, "a host that is unknown", "{\"name\":\"Bad\",\"host\":\"nobody\"}"),
          bad(PUT_CARRIER, "itself as host", "{\"name\":\"Bad\",\"host\":\"bad\"}"),
          bad(PUT_CARRIER, "clients that are no strings", "{\"name\":\"East\",\"clientIds\":[\"a\",2]}", 1),
          bad(PATCH_CARRIER, "an unknown property", "{\"x\":1}"),
          bad(PATCH_CARRIER, "no name", "{\"name\":null}"),
          bad(PATCH_APP, "an unknown property", "{\"verified\":true}"),
          bad(
              PUT_RANGES,
              "a prefix of two carriers",
              "{\"ranges\":[{\"prefix\":\"+86138\",\"carrier\":\"east\"},"
                  + "{\"prefix\":\"+86138\",\"carrier\":\"west\"}]}",
              1),
          bad(PUT_RANGES, "a prefix that is none", "{\"ranges\":[{\"prefix\":\"138\",\"carrier\":\"east\"}]}", 0),
          bad(PUT_RANGES, "an unknown carrier", "{\"ranges\":[{\"prefix\":\"+86138\",\"carrier\":\"nobody\"}]}"),
          bad(PUT_RANGES, "a line without a carrier", "{\"ranges\":[{\"prefix\":\"+86138\"}]}", 0),
          bad(ERASE, "no reason", "{\"phoneNumbers\":[\"" + NUMBER + "\"]}"),
          bad(ERASE, "no numbers", "{\"phoneNumbers\":[],\"reason\":\"r\"}"),
          bad(ERASE, "an unknown property", erase("\"" + NUMBER + "\"").replace("}", ",\"x\":1}")),
          bad(ERASE, "101 numbers", erase(String.join(",", Collections.nCopies(101, "\"" + NUMBER + "\""))), 100),
          bad(PUT_PORTS, "no list", "{}"),
          bad(PUT_PORTS, "an empty list", ports("")),
          bad(PUT_PORTS, "an unknown property", "{\"ports\":[" + PORT + "],\"x\":1}"),
          bad(PUT_PORTS, "1,001 ports", ports(String.join(",", Collections.nCopies(1_001, PORT))), 1_000),
          bad(PUT_APP, "no name", "{\"sector\":\"SOCIAL\"" + ENDPOINT + "}"),
          bad(PUT_APP, "no endpoint", app("")),
          bad(PUT_APP, "no https", app(ENDPOINT.replace("https", "http"))),
          bad(PUT_APP, "an address", app(ENDPOINT.replace("bad.example", "10.0.0.1"))),
          bad(PUT_APP, "credentials in the endpoint", app(ENDPOINT.replace("bad.example", "a:b@bad.example"))),
          bad(PUT_APP, "no URL", app(ENDPOINT.replace("https://bad.example/unbind", "not a url"))),
          bad(PUT_APP, "an unknown delivery", app(ENDPOINT + ",\"delivery\":\"PIGEON\"")),
          bad(PUT_APP, "an unknown form of number", app(ENDPOINT + ",\"numberForm\":\"MD5\"")),
          bad(PUT_APP, "too many items", app(ENDPOINT + ",\"maxItems\":501")),
          bad(PUT_APP, "no items", app(ENDPOINT + ",\"maxItems\":0")),
          bad(PUT_APP, "too small a body", app(ENDPOINT + ",\"maxBodyBytes\":32767")),
          bad(PUT_APP, "an encoding that is not known", app(ENDPOINT + ",\"acceptsEncoding\":[\"br\"]")),
          bad(PUT_APP, "a time limit that is none", app(ENDPOINT + ",\"timeLimit\":\"10s\"")),
          bad(PUT_APP, "too long a time limit", app(ENDPOINT + ",\"timeLimit\":\"PT31S\"")),
          bad(PUT_APP, "an unknown property", app(ENDPOINT + ",\"x\":1")),
          bad(ROTATE_SECRET, "a flag that is none", "{\"replaceNewest\":1}"),
          bad(ROTATE_SECRET, "an unknown property", "{\"x\":1}"),
          bad(TRY_OWN, "an unknown kind", "{\"kinds\":[\"greeting\"]}"),
          bad(TRY_OWN, "kinds that are no list", "{\"kinds\":\"verify\"}"),
          bad(TRY_OWN, "an unknown property", "{\"app\":\"chat\"}"),
          bad(ROTATE_OWN_SECRET, "a flag that is none", "{\"replaceNewest\":\"yes\"}"),
          bad(ROTATE_OWN_SECRET, "another app's id", "{\"id\":\"bad\"}"),
          bad(ROTATE_DIGEST_KEY, "no time", "{\"startsAt\":\"tomorrow\"}"),
          bad(ROTATE_DIGEST_KEY, "an unknown property", "{\"x\":1}"),
          bad(CANCEL, "a body where none is taken", "{\"reason\":\"x\"}"),
          bad(VERIFY, "a body where none is taken", "{\"challenge\":\"x\"}"),
          bad(PAUSE, "an unknown property", "{\"until\":\"x\"}"),
          bad(RESUME, "a body where none is taken", "{\"x\":1}"),
          bad(ROTATE_KEYS, "a body where none is taken", "{\"version\":2}"),
          bad(REDRIVE, "an unknown queue", "{\"queue\":\"letters\"}"),
          bad(REDRIVE, "an unknown property", "{\"x\":1}"),
          bad(RETRY, "no outcomes", "{}"),
          bad(RETRY, "an outcome that is clear", retry("CLEAR", ""), 0),
          bad(RETRY, "an outcome of withdrawn numbers", retry("CANCELLED", ""), 0),
          bad(RETRY, "a reason that cannot change", retry("BLOCKED", ",\"reasons\":[\"ACCOUNT_BANNED\"]"), 0),
          bad(RETRY, "a secret reason", retry("BLOCKED", ",\"reasons\":[\"LEGAL_HOLD\"]"), 0),
          bad(RETRY, "an unknown property", retry("FAILED", ",\"x\":1")),
          bad(PUT_RULE, "no apps", "{}"),
          bad(PUT_RULE, "all beside an app", "{\"mustBeClear\":[\"all\",\"chat\"]}"),
          bad(PUT_RULE, "an unknown app", "{\"mustBeClear\":[\"nobodys-app\"]}"),
          bad(PUT_RULE, "an unknown property", "{\"mustBeClear\":[],\"x\":1}"),
          bad(PUT_RULE, "days below none", "{\"mustBeClear\":[],\"notOlderThanDays\":-1}"),
          bad(PUT_RULE, "a waiting outcome", tolerating("\"outcome\":\"PENDING\""), 0),
          bad(PUT_RULE, "a secret reason", tolerating("\"outcome\":\"BLOCKED\",\"reason\":\"LEGAL_HOLD\""), 0),
          bad(TRY_RULE, "no order", "{\"rule\":{\"mustBeClear\":[]}}"),
          bad(TRY_RULE, "a rule that is no object", "{\"orderId\":\"" + ORDER_ID + "\",\"rule\":\"all\"}"),
          bad(REPLAY, "neither order nor app", "{\"outcomes\":[\"FAILED\"]}"),
          bad(REPLAY, "an app without a day", "{\"app\":\"a\",\"outcomes\":[\"FAILED\"]}"),
          bad(REPLAY, "both", replay(",\"app\":\"a\",\"day\":\"2026-11-20\"", "FAILED")),
          bad(REPLAY, "no order's id", "{\"order\":\"7\",\"outcomes\":[\"FAILED\"]}"),
          bad(REPLAY, "no day", "{\"app\":\"a\",\"day\":\"20.11.\",\"outcomes\":[\"FAILED\"]}"),
          bad(REPLAY, "no outcomes", "{\"order\":\"" + ORDER_ID + "\"}"),
          bad(REPLAY, "an outcome that waits", replay("", "FAILED\",\"PENDING"), 1),
          bad(REPLAY, "an outcome that is clear", replay("", "CLEAR"), 0),
          bad(REPLAY, "an outcome of withdrawn numbers", replay("", "CANCELLED"), 0),
          bad(PUT_SINK, "no url", "{\"types\":[\"*\"]}"),
          bad(PUT_SINK, "no URL", sink("not a url", "")),
          bad(PUT_SINK, "no https", sink("http://east.example/events", "")),
          bad(PUT_SINK, "an address", sink("https://10.0.0.1/events", "")),
          bad(PUT_SINK, "an inner name", sink("https://events.internal/", "")),
          bad(PUT_SINK, "credentials in the url", sink("https://a:b@east.example/", "")),
          bad(PUT_SINK, "an unknown type", sink("https://east.example/", ",\"types\":[\"order.settled.v1\",\"x\"]"), 1),
          bad(PUT_SINK, "all types beside another", sink("https://east.example/", ",\"types\":[\"*\",\"x\"]"), 0),
          bad(PUT_SINK, "a flag that is none", sink("https://east.example/", ",\"batch\":1")),
          bad(PUT_SINK, "an unknown property", sink("https://east.example/", ",\"secret\":\"x\"")),
          bad(VERIFY_SINK, "a body where none is taken", "{\"url\":\"x\"}"),
          bad(ROTATE_SINK_SECRET, "a flag that is none", "{\"replaceNewest\":1}"),
          bad(DEMAND, "both id and name", "{\"app\":\"chat\",\"name\":\"Chat\"}"),
          bad(DEMAND, "a number in the name", "{\"name\":\"call 13800138000\"}"),
          bad(DEMAND, "an app that is not registered", "{\"app\":\"nobody\"}"),
          bad(REPLAY_SINK, "no cursor", "{}"),
          bad(REPLAY_SINK, "an unknown property", "{\"from\":\"oldest\",\"to\":\"latest\"}"),
          bad(REPLAY, "an unknown property", replay(",\"x\":1", "FAILED")));

  /**
   * A list with odd entries among good ones.
   *
   * @param good an entry that is taken, or at least well formed
   * @param odd entries that are rejected as INVALID_ARGUMENT or as no number
   */
  record Odd(Route route, Function<String, String> body, String good, List<String> odd) {

    /** The body: each odd entry has a good one before it, and the last one behind it. */
    String text() {
      return body.apply(good + "," + String.join("," + good + ",", odd) + "," + good);
    }

    List<Integer> indexes() {
      return IntStream.range(0, odd.size()).map(i -> 2 * i + 1).boxed().toList();
    }

    @Override
    public String toString() {
      return route.toString();
    }
  }

  private static final List<String> ODD_OBJECTS =
      List.of("null", "7", "\"x\"", "[]", "{}", "{\"phoneNumber\":null}", "{\"phoneNumber\":8613800138000}");

  private static List<String> odd(String... lines) {
    return Stream.concat(ODD_OBJECTS.stream(), Stream.of(lines)).toList();
  }

  /** In a good line, other text in place of the number. */
  private static String numbered(String line, String number) {
    return line.replace(NUMBER, number);
  }

  /** Lists in which each line is judged alone. */
  static final List<Odd> ODD_LINES =
      List.of(
          new Odd(
              SUBMIT,
              lines -> order("[" + lines + "]"),
              LINE,
              odd(
                  numbered(LINE, ""),
                  numbered(LINE, NUMBER + "\\n"),
                  numbered(LINE, "1".repeat(65)),
                  numbered(LINE, "1".repeat(5_000)),
                  LINE.replace("deactivatedAt", "since"),
                  LINE.replace("2026-01-01T00:00:00Z", ""),
                  LINE.replace("2026-01-01T00:00:00Z", "2026-01-01T00:00:00\\u0000"),
                  LINE.replace("\"2026-01-01T00:00:00Z\"", "20260101"))),
          new Odd(RESTORE, Routes::report, "{\"phoneNumber\":\"" + NUMBER + "\"}", odd(LINE)),
          new Odd(
              REPORT,
              Routes::report,
              EVENT,
              odd(
                  numbered(EVENT, ""),
                  EVENT.replace("\"at\"", "\"when\""),
                  EVENT.replace("\"RESOLD\"", "null"),
                  EVENT.replace("RESOLD", ""),
                  EVENT.replace("2026-01-01T00:00:00Z", "x".repeat(65)))),
          new Odd(
              ERASE, Routes::erase, "\"" + NUMBER + "\"", List.of("null", "7", "{}", "\"\"", "\"" + NUMBER + "\\n\"")),
          new Odd(
              PUT_PORTS,
              Routes::ports,
              PORT,
              odd(
                  numbered(PORT, NUMBER + "\\n"),
                  PORT.replace("\"at\"", "\"when\""),
                  PORT.replace("\"east\"", "[\"east\"]"),
                  PORT.replace("west", "x".repeat(65)))),
          new Odd(
              STATUS,
              numbers -> "{\"phoneNumbers\":[" + numbers + "]}",
              "\"" + NUMBER + "\"",
              List.of("null", "7", "{}", "\"" + NUMBER + "\\n\"")),
          new Odd(
              GRADE,
              numbers -> "{\"phoneNumbers\":[" + numbers + "]}",
              "\"" + NUMBER + "\"",
              List.of("null", "7", "{}", "[]", "\"\"", "\"" + "1".repeat(65) + "\"", "\"" + NUMBER + "\\n\"")),
          new Odd(RESULTS, Routes::resultLines, RESULT, List.of("null", "7", "{}", "{\"ref\":7}", "{\"ref\":null}")));

  private static String resultLines(String lines) {
    return results("[" + lines + "]");
  }

  private Routes() {}
}
