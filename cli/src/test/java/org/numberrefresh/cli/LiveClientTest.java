package org.numberrefresh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
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
  private static ClientRun east;

  @BeforeAll
  static void start() throws Exception {
    stack = StackProcess.start(List.of("--port", "0", "--apps", "3", "--character", "instant"));
    URI url = stack.awaitReady();
    east = client("east", url);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static ClientRun client(String party, URI url) throws IOException {
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
}
