package org.numberrefresh.cli;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.cli.ClientRun.End;
import org.numberrefresh.simulation.session.StackProcess;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/** The command line against a whole system with three apps that answer at once. */
class LiveClientTest {

  private static final SyntheticNumbers NUMBERS = new SyntheticNumbers(7);
  private static final String LONG_AGO = "2025-01-10T00:00:00+08:00";

  @TempDir private static Path home;

  private static StackProcess stack;
  private static URI url;
  private static ClientRun east;
  private static ClientRun operator;

  @BeforeAll
  static void start() throws Exception {
    stack = StackProcess.start(List.of("--port", "0", "--apps", "3", "--character", "instant"));
    url = stack.awaitReady();
    east = client("east");
    operator = client("operator");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static ClientRun client(String party) throws IOException {
    JsonNode client =
        StreamSupport.stream(
                ClientRun.JSON.readTree(Files.readString(stack.clients())).path("clients").spliterator(), false)
            .filter(one -> one.path("party").asText().equals(party))
            .findFirst()
            .orElseThrow();
    return new ClientRun(home)
        .with("NUMBER_REFRESH_URL", url.toString())
        .with("NUMBER_REFRESH_CLIENT_ID", client.path("id").asText())
        .with("NUMBER_REFRESH_CLIENT_SECRET", client.path("secret").asText());
  }

  private static Path file(String name, List<String> numbers) throws IOException {
    String lines = numbers.stream().map(number -> number + "," + LONG_AGO + "\n").collect(Collectors.joining());
    return Files.writeString(home.resolve(name), "phoneNumber,deactivatedAt\n" + lines);
  }

  @Test
  void a_file_is_cut_into_orders_and_submitted_once_however_often_it_is_given() throws Exception {
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 0, 25);
    Path file = file("numbers.csv", numbers);
    Files.writeString(file, Files.readString(file) + "+861,2025-01-10\n" + ",\n");

    End first = east.process("", "submit", file.toString(), "--order-size", "10", "--json");
    assertEquals(4, first.code(), first::toString);
    assertEquals(List.of(10, 10, 5), first.lines().stream().map(order -> order.path("accepted").asInt()).toList());
    Path rejected = home.resolve("numbers.rejected.csv");
    List<String> lines = Files.readAllLines(rejected);
    assertEquals("line,phoneNumber,deactivatedAt,code,message,nextStep", lines.getFirst());
    assertTrue(lines.get(1).startsWith("27,+861,2025-01-10,NUMBER_REFRESH.NUMBER_FORMAT_INVALID,"), lines::toString);
    assertTrue(lines.get(2).startsWith("28,,,INVALID_ARGUMENT,"), lines::toString);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(rejected)));

    End second = east.inside("", "submit", file.toString(), "--order-size", "10", "--json");
    assertEquals(first.out(), second.out());

    End seen = east.onTerminal().inside("", "submit", file.toString(), "--order-size", "10");
    assertTrue(seen.err().contains("[##########"), seen::err);
    assertTrue(seen.out().contains("25 numbers accepted in 3 orders, 2 lines rejected"), seen::out);

    String order = first.lines().getFirst().path("orderId").asText();
    End watched = east.inside("", "watch", order, "--every", "0.1", "--for", "60");
    assertEquals(0, watched.code(), watched::toString);
    End results = east.process("", "results", order, "--csv");
    assertEquals(0, results.code(), results::toString);
    assertTrue(results.out().startsWith("phoneNumber,"), results::toString);
    assertTrue(results.out().contains(numbers.getFirst()), results::toString);

    End status = east.process(numbers.getFirst() + "\n+861\n", "status", "--json");
    assertEquals(4, status.code(), status::toString);
    assertEquals(numbers.getFirst(), status.json().at("/numbers/0/phoneNumber").asText());
    assertEquals(1, status.json().at("/rejected/0/index").asInt());
    assertFalse(status.err().contains("+861"), status::err);
  }

  private static JsonNode done(ClientRun who, String input, String... arguments) {
    End end = who.inside(input, Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
    assertEquals(0, end.code(), () -> String.join(" ", arguments) + ": " + end);
    return end.out().isEmpty() ? ClientRun.JSON.createObjectNode() : end.json();
  }

  /** Submits numbers and waits until every app has answered. */
  private static String settled(List<String> numbers) throws IOException {
    Path file = file("settled.csv", numbers);
    String order = done(east, "", "submit", file.toString()).path("orderId").asText();
    assertEquals(0, east.inside("", "watch", order, "--every", "0.1", "--for", "60", "--json").code());
    return order;
  }

  @Test
  void the_results_of_a_large_order_are_read_page_by_page() throws Exception {
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 1000, 230);
    String order = settled(numbers);
    assertEquals(230, east.inside("", "results", order, "--json").lines().size());
    assertEquals(231, east.inside("", "results", order, "--csv").out().lines().count());
    assertEquals(
        new HashSet<>(numbers),
        east.inside("", "results", order, "--all").out().lines().map(line -> line.split(" ", 2)[0]).collect(toSet()));
  }

  @Test
  void a_carrier_follows_its_orders_in_every_form() throws Exception {
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 100, 3);
    String order = settled(numbers);
    String listed = done(east, "", "orders", "--state", "SETTLED", "--most", "50").toString();
    assertTrue(listed.contains(order), listed);

    Path csv = home.resolve("results.csv");
    assertEquals(0, east.inside("", "results", order, "--csv", "-o", csv.toString()).code());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(csv)));
    assertTrue(Files.readString(csv).contains(numbers.getLast()));
    assertEquals(3, east.inside("", "results", order, "--json").lines().size());
    assertTrue(east.inside("", "results", order).out().contains(numbers.getFirst()));

    Path list = Files.writeString(home.resolve("numbers.txt"), String.join("\n", numbers) + "\n");
    JsonNode grades = done(east, "", "grade", "--file", list.toString());
    assertEquals(3, grades.path("numbers").size());
    End words = east.with("LANG", "zh_CN.UTF-8").inside("", "status", "--all", "--file", list.toString());
    assertTrue(words.out().contains("焕新"), words::toString);

    assertTrue(done(east, "", "apps").path("apps").size() >= 3);
    assertTrue(done(east, "", "retry", order, "--dry-run").has("pairs"));
    End over = east.inside("", "cancel", order);
    assertEquals(1, over.code(), over::toString);
    assertTrue(over.err().contains("Correlator: "), over::err);
    assertEquals(1, east.inside("", "watch", "0123456789abcdef0123").code());
  }

  @Test
  void the_feed_is_read_once_where_a_file_remembers_the_cursor() throws Exception {
    settled(NUMBERS.of(SyntheticCarrier.EAST, 200, 1));
    String cursor = home.resolve("events.cursor").toString();
    End first = east.inside("", "events", "--cursor-file", cursor, "--json");
    assertTrue(first.lines().size() >= 2, first::toString);
    assertEquals("", east.inside("", "events", "--cursor-file", cursor, "--json", "--types", "sink.none.v1").out());
    End followed = east.inside("", "events", "--follow", "--every", "0.1", "--most", "2");
    assertTrue(followed.out().contains("order.accepted.v1"), followed::toString);
  }

  @Test
  void a_carrier_sets_its_sink_its_rule_and_its_appeals() throws Exception {
    assertEquals(
        "PAUSED", done(east, "", "sink", "put", "http://127.0.0.1:1/events", "--batch").path("state").asText());
    assertTrue(done(east, "", "sink", "get").path("batch").asBoolean());
    assertFalse(done(east, "", "sink", "verify").path("verified").asBoolean());
    assertTrue(done(east, "", "sink", "rotate-secret").has("signingSecret"));
    done(east, "", "sink", "replay", "oldest");
    done(east, "", "sink", "delete");

    String order = settled(NUMBERS.of(SyntheticCarrier.EAST, 300, 2));
    Path rule = Files.writeString(home.resolve("rule.json"), "{\"mustBeClear\":[\"all\"],\"tolerate\":[]}");
    assertEquals("all", done(east, "", "rule", "put", rule.toString()).at("/mustBeClear/0").asText());
    assertEquals("all", done(east, "", "rule", "get").at("/mustBeClear/0").asText());
    assertTrue(done(east, "", "rule", "try", order, "--rule", rule.toString()).isObject());

    assertTrue(done(east, "", "appeal", "list").path("appeals").isArray());
    assertEquals(1, east.inside("", "appeal", "show", "0123456789abcdef0123").code());
    String number = NUMBERS.of(SyntheticCarrier.EAST, 999);
    End raised =
        east.inside(number, "appeal", "raise", "--app", "app-001", "--reason", "OTHER", "--contact-ref", "case-1");
    assertEquals(1, raised.code(), raised::toString);
    assertFalse(raised.err().contains(number), raised::err);
  }

  @Test
  void a_certificate_is_given_and_verified_with_and_without_the_system() throws Exception {
    String number = NUMBERS.of(SyntheticCarrier.EAST, 400);
    String since = "2026-05-20T10:00:00+08:00";
    Path file =
        Files.writeString(
            home.resolve("active.csv"),
            "phoneNumber,holderSince,portedInAt,consent\n" + number + "," + since + ",,form-1\n");
    String order = done(east, "", "submit", file.toString()).path("orderId").asText();
    assertEquals(0, east.inside("", "watch", order, "--every", "0.1", "--for", "60").code());
    JsonNode issued = done(east, number, "certificate", "--holder-since", since, "--consent", "form-1");
    String text = issued.path("certificate").asText();
    Path certificate = Files.writeString(home.resolve("certificate"), text + "\n");
    assertTrue(done(east, "", "verify", certificate.toString()).at("/check/stillHeld").asBoolean());

    Path keys = Files.write(home.resolve("keys.json"), bytesOf("/number-refresh/v1/certificates/jwks.json"));
    ClientRun offline = new ClientRun(home);
    assertEquals(
        "GOOD",
        done(offline, "", "verify", certificate.toString(), "--keys", keys.toString()).path("signature").asText());
    char other = text.charAt(text.length() - 10) == 'A' ? 'B' : 'A';
    String forged = text.substring(0, text.length() - 10) + other + text.substring(text.length() - 9);
    End found = offline.inside(forged, "verify", "-", "--keys", keys.toString(), "--json");
    assertEquals(1, found.code());
    assertEquals("FORGED", found.json().path("signature").asText());
  }

  private static byte[] bytesOf(String path) throws IOException {
    try (var in = url.resolve(path).toURL().openStream()) {
      return in.readAllBytes();
    }
  }

  @Test
  void an_operator_registers_and_helps() throws Exception {
    Path ranges = Files.writeString(home.resolve("ranges.csv"), operator.inside("", "ranges", "get", "--csv").out());
    assertTrue(Files.readString(ranges).startsWith("prefix,carrier\n+86"));
    done(operator, "", "ranges", "put", ranges.toString());

    Path north = Files.writeString(home.resolve("north.json"), "{\"name\":\"North\"}");
    assertEquals("North", done(operator, "", "carrier", "put", "north", north.toString()).path("name").asText());
    assertEquals("North", done(operator, "", "carrier", "get", "north").path("name").asText());
    assertTrue(done(operator, "", "carrier", "list").path("carriers").size() >= 3);

    Path chat =
        Files.writeString(home.resolve("chat.json"), "{\"name\":\"Chat\",\"sector\":\"SOCIAL\",\"covered\":false}");
    assertTrue(done(operator, "", "app", "put", "chat", chat.toString()).has("signingSecret"));
    assertEquals("Chat", done(operator, "", "app", "get", "chat").path("name").asText());
    assertEquals("app-003", done(operator, "", "app", "verify", "app-003").path("id").asText());
    done(operator, "", "app", "pause", "app-003", "--reason", "test");
    done(operator, "", "app", "resume", "app-003");
    String replay = "app replay app-003 --day 2026-10-30 --outcomes NO_RESPONSE --dry-run";
    assertTrue(done(operator, "", replay.split(" ")).path("dryRun").asBoolean());
    assertTrue(done(operator, "", "app", "redrive", "--queue", "tasks").has("queues"));
    assertTrue(done(operator, "", "app", "list").path("apps").size() >= 3);
    assertTrue(operator.inside("", "health").out().contains("app-001"));
    String month = YearMonth.now(ZoneId.of("Asia/Shanghai")).toString();
    assertTrue(done(operator, "", "report", "--month", month).has("apps"));
    assertEquals(0, operator.inside("", "report", "--month", month, "--csv").code());
    assertEquals(1, east.inside("", "health").code());
  }

  @Test
  void an_operator_erases_numbers_line_by_line_and_is_given_their_traces() throws Exception {
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 700, 2);
    settled(numbers);
    String input = numbers.getFirst() + "\n+861\n" + numbers.getLast() + "\n";
    End erased = operator.inside(input, "erase", "--reason", "Request 2026-114", "--json");
    assertEquals(4, erased.code(), erased::toString);
    assertEquals(List.of("0", "2"), erased.json().path("erased").findValuesAsText("index"));
    assertEquals(1, erased.json().at("/rejected/0/index").asInt());
    String trace = erased.json().at("/erased/0/traceId").asText();
    End again = operator.inside(numbers.getFirst(), "erase", "--reason", "Request 2026-114");
    assertEquals(0, again.code(), again::toString);
    assertEquals("line 1: erased, trace " + trace, again.out().strip());
    assertEquals(4, east.inside(numbers.getFirst(), "status", "--json").code());
    assertEquals(2, operator.inside("", "erase", numbers.getFirst(), "--reason", "x").code());
    assertEquals(1, east.inside(numbers.getFirst(), "erase", "--reason", "x").code());
  }

  @Test
  void a_profile_is_taken_from_the_clients_of_a_local_system() {
    ClientRun run = new ClientRun(home);
    String profiles = home.resolve("own-profiles").toString();
    done(run, "", "profile", "add", "east", "--clients", stack.clients().toString(), "--profiles", profiles);
    assertTrue(done(run, "", "orders", "--profiles", profiles).path("orders").isArray());
  }
}
