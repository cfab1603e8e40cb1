package org.numberrefresh.domain.key;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.phone.PhoneNumber;

/** The samples of {@code stored-samples.txt}: values that an earlier version of the system stored. */
final class StoredSamples {

  private static final List<Sample> SAMPLES = read();

  private StoredSamples() {}

  /**
   * One line of the file.
   *
   * @param cells its columns; the first names the kind
   */
  record Sample(List<String> cells) {

    private static Sample parse(String line) {
      return new Sample(Stream.of(line.split("\\|", -1)).map(String::strip).toList());
    }

    String text(int column) {
      return cells.get(column);
    }

    int integer(int column) {
      return Integer.parseInt(text(column));
    }

    byte[] bytes(int column) {
      return Base64.getDecoder().decode(text(column));
    }

    PhoneNumber phone(int column) {
      return PhoneNumber.parse(text(column)).orElseThrow();
    }

    List<BatchNumber> batchNumbers(int column) {
      return Stream.of(text(column).split(";")).map(Sample::batchNumber).toList();
    }

    private static BatchNumber batchNumber(String text) {
      String[] parts = text.split(",", -1);
      return new BatchNumber(
          Integer.parseInt(parts[0]),
          PhoneNumber.parse(parts[1]).orElseThrow(),
          Instant.parse(parts[2]),
          parts[3],
          Optional.of(parts[4]).filter(time -> !time.isEmpty()).map(Instant::parse));
    }
  }

  private static List<Sample> read() {
    try (InputStream in = StoredSamples.class.getResourceAsStream("stored-samples.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(Sample::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The samples of a kind. A kind has at least one. */
  static List<Sample> of(String kind) {
    List<Sample> samples = SAMPLES.stream().filter(sample -> sample.text(0).equals(kind)).toList();
    if (samples.isEmpty()) {
      throw new AssertionError("There is no sample of the kind " + kind + ".");
    }
    return samples;
  }

  /** The stored text of a secret. */
  static String secret(String name) {
    return of("secret").stream().filter(sample -> sample.text(1).equals(name)).findFirst().orElseThrow().text(2);
  }
}
