package org.numberrefresh.simulation.conform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The reports that Maven's Surefire writes, one file for each test class. */
final class TestReports {

  private final Path directory;

  TestReports(Path directory) {
    this.directory = directory;
  }

  /** The results of one test class. */
  record Row(String test, int passed, int failed, int skipped) {

    private String line() {
      return "| `%s` | %d | %d | %d |".formatted(test, passed, failed, skipped);
    }
  }

  /** Deletes the reports of earlier runs. */
  void forget() throws IOException {
    for (Path report : reports()) {
      Files.delete(report);
    }
  }

  /** The classes that were run to their end, by name. */
  List<Row> read() throws IOException {
    var rows = new ArrayList<Row>();
    for (Path report : reports()) {
      rows.add(row(report));
    }
    return rows.stream()
        .filter(row -> row.passed() + row.failed() + row.skipped() > 0)
        .sorted(Comparator.comparing(Row::test))
        .toList();
  }

  /** The rows as a Markdown table. */
  static List<String> table(List<Row> rows) {
    return Stream.concat(
            Stream.of("| Test class | Passed | Failed | Skipped |", "| --- | ---: | ---: | ---: |"),
            rows.stream().map(Row::line))
        .toList();
  }

  private List<Path> reports() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).toList();
    }
  }

  private static Row row(Path report) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(report)) {
      XMLStreamReader suite = factory.createXMLStreamReader(in);
      suite.nextTag();
      String name = suite.getAttributeValue(null, "name");
      int failed = count(suite, "failures") + count(suite, "errors");
      int skipped = count(suite, "skipped");
      return new Row(
          name.substring(name.lastIndexOf('.') + 1), count(suite, "tests") - failed - skipped, failed, skipped);
    } catch (XMLStreamException e) {
      throw new IOException(report + " is no report of Surefire: " + e.getMessage(), e);
    }
  }

  private static int count(XMLStreamReader suite, String attribute) {
    return Integer.parseInt(suite.getAttributeValue(null, attribute));
  }
}
