package org.numberrefresh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.cli.ClientRun.End;
import org.numberrefresh.cli.order.NumbersFile;
import org.numberrefresh.cli.session.Voice;

/** Files of numbers as people make them, and what is said of those that are none. */
class NumbersFilesTest {

  @TempDir private Path home;

  private static List<NumbersFile.Row> rows(String text) throws IOException {
    var rows = new ArrayList<NumbersFile.Row>();
    try (var file = new NumbersFile(new StringReader(text))) {
      for (Optional<NumbersFile.Row> row = file.next(); row.isPresent(); row = file.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  @Test
  void a_file_is_read_as_spreadsheets_write_it() throws IOException {
    List<NumbersFile.Row> rows = rows("\ufeffa,b\r\n\r\n\"x \"\"y\"\"\",\"1\n2\"\r\n z ,\n,");
    assertEquals(List.of("a", "b"), rows.get(0).fields());
    assertEquals(List.of("x \"y\"", "1\n2"), rows.get(1).fields());
    assertEquals(List.of("z", ""), rows.get(2).fields());
    assertEquals(List.of("", ""), rows.get(3).fields());
    assertEquals(List.of(1L, 3L, 5L, 6L), rows.stream().map(NumbersFile.Row::line).toList());
  }

  private End submit(String name, byte[] content, String... more) throws IOException {
    Path file = Files.write(home.resolve(name), content);
    return new ClientRun(home)
        .with("NUMBER_REFRESH_URL", "http://127.0.0.1:1")
        .with("NUMBER_REFRESH_CLIENT_ID", "east-client")
        .with("NUMBER_REFRESH_CLIENT_SECRET", "hush")
        .inside("", Stream.concat(Stream.of("submit", file.toString()), Stream.of(more)).toArray(String[]::new));
  }

  private void refused(String word, byte[] content, String... more) throws IOException {
    End end = submit("numbers.csv", content, more);
    assertEquals(2, end.code(), end::toString);
    assertTrue(end.err().contains(word), end::err);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_file_that_is_none_of_numbers_is_refused_with_the_remedy() throws IOException {
    refused("empty", utf8(""));
    refused("phoneNumber,deactivatedAt", utf8("number,day\n"));
    refused("phoneNumber,deactivatedAt", utf8("phoneNumber,phoneNumber\n"));
    refused("too long", utf8("phoneNumber\n" + "1".repeat(20_000)));
    refused("UTF-8", new byte[] {'p', (byte) 0xff, (byte) 0xfe});
    refused("1 to 10,000", utf8("phoneNumber\n"), "--order-size", "10001");
    refused("itself", utf8("phoneNumber\n"), "--rejected", home.resolve("numbers.csv").toString());
    assertTrue(Files.exists(home.resolve("numbers.csv")));
  }

  @Test
  void the_words_about_an_error_show_no_number_but_keep_the_correlator() {
    String correlator = "7c9e6679-7425-30de-944b-123456789012";
    String shown = Voice.masked("bad +8613800138000, 13800138000. " + correlator);
    assertFalse(shown.contains("138001"), shown);
    assertTrue(shown.contains(correlator), shown);
  }
}
