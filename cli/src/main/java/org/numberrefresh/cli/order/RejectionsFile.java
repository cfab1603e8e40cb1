package org.numberrefresh.cli.order;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.numberrefresh.cli.session.PrivateFiles;

/**
 * Writes the lines that were rejected to a CSV that only its owner may read: the number of the line, its fields, the
 * code, the message and the next step. The file is made with the first of them.
 */
final class RejectionsFile implements AutoCloseable {

  private final Optional<Path> file;
  private final List<String> header;
  private Optional<Writer> writer = Optional.empty();
  private long count;

  /** The fault of a line. */
  record Rejection(NumbersFile.Row row, String code, String message, String nextStep) {}

  /** Prepares a file; one of an earlier run goes away. */
  RejectionsFile(Optional<Path> file, List<String> columns) throws IOException {
    this.file = file;
    this.header =
        Stream.of(List.of("line"), columns, List.of("code", "message", "nextStep")).flatMap(List::stream).toList();
    if (file.isPresent()) {
      Files.deleteIfExists(file.get());
    }
  }

  void add(Rejection rejection) throws IOException {
    count++;
    if (file.isEmpty()) {
      return;
    }
    if (writer.isEmpty()) {
      writer = Optional.of(PrivateFiles.writer(file.get()));
      write(header);
    }
    var fields = new ArrayList<String>();
    fields.add(Long.toString(rejection.row().line()));
    int columns = header.size() - 4;
    List<String> own = rejection.row().fields();
    for (int i = 0; i < columns; i++) {
      fields.add(i < own.size() ? own.get(i) : "");
    }
    fields.addAll(List.of(rejection.code(), rejection.message(), rejection.nextStep()));
    write(fields);
  }

  private void write(List<String> fields) throws IOException {
    Writer out = writer.orElseThrow();
    out.write(fields.stream().map(RejectionsFile::quoted).collect(Collectors.joining(",", "", "\r\n")));
    out.flush();
  }

  private static String quoted(String field) {
    return field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + field.replace("\"", "\"\"") + '"'
        : field;
  }

  long count() {
    return count;
  }

  @Override
  public void close() throws IOException {
    if (writer.isPresent()) {
      writer.get().close();
    }
  }
}
