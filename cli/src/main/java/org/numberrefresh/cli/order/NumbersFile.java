package org.numberrefresh.cli.order;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads records of RFC 4180 one by one, however long the file is. A mark of UTF-8 at the beginning and empty lines are
 * passed over.
 */
public final class NumbersFile implements Closeable {

  private static final int MOST_CHARACTERS = 16_384;
  private static final int MARK = '\ufeff';

  private final BufferedReader reader;
  private long line;
  private int next;

  public NumbersFile(Reader reader) throws IOException {
    this.reader = new BufferedReader(reader);
    this.next = this.reader.read();
    if (next == MARK) {
      next = this.reader.read();
    }
  }

  /**
   * A record.
   *
   * @param line the number of its first line in the file, from 1
   */
  public record Row(long line, List<String> fields) {
    public Row {
      fields = List.copyOf(fields);
    }
  }

  /** A line that is longer than any line of numbers. */
  static final class LineTooLong extends IOException {
    private static final long serialVersionUID = 1;

    private final long line;

    LineTooLong(long line) {
      this.line = line;
    }

    long line() {
      return line;
    }
  }

  /** The next record; empty at the end. */
  public Optional<Row> next() throws IOException {
    while (next >= 0) {
      long first = line + 1;
      List<String> fields = record();
      if (fields.size() > 1 || !fields.getFirst().isBlank()) {
        return Optional.of(new Row(first, fields));
      }
    }
    return Optional.empty();
  }

  private List<String> record() throws IOException {
    var fields = new ArrayList<String>();
    int size = 0;
    boolean more = true;
    while (more) {
      String field = next == '"' ? quoted() : plain();
      size += field.length() + 1;
      if (size > MOST_CHARACTERS) {
        throw new LineTooLong(line + 1);
      }
      fields.add(field.strip());
      more = next == ',';
      if (more) {
        next = reader.read();
      }
    }
    endOfLine();
    return fields;
  }

  private void endOfLine() throws IOException {
    if (next == '\r') {
      next = reader.read();
    }
    if (next == '\n') {
      next = reader.read();
    }
    line++;
  }

  private String plain() throws IOException {
    var field = new StringBuilder();
    while (next >= 0 && next != ',' && next != '\n' && next != '\r') {
      append(field);
    }
    return field.toString();
  }

  private String quoted() throws IOException {
    var field = new StringBuilder();
    next = reader.read();
    while (next >= 0) {
      if (next == '"') {
        next = reader.read();
        if (next != '"') {
          return field + plain();
        }
      } else if (next == '\n') {
        line++;
      }
      append(field);
    }
    return field.toString();
  }

  private void append(StringBuilder field) throws IOException {
    if (field.length() > MOST_CHARACTERS) {
      throw new LineTooLong(line + 1);
    }
    field.append((char) next);
    next = reader.read();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
