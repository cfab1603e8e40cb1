package org.numberrefresh.deployed;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The files of the console stay small: people open it over slow lines too. */
class ConsoleSizeTest {

  private static final Path PAGE = Path.of("..", "console", "target", "classes", "console");
  private static final int LIMIT = 300_000;

  @Test
  void the_whole_console_is_less_than_300_kilobytes_compressed() throws IOException {
    assumeTrue(Files.isDirectory(PAGE), "The console was not built: it is not weighed.");
    try (Stream<Path> files = Files.walk(PAGE)) {
      int size = files.filter(Files::isRegularFile).mapToInt(ConsoleSizeTest::compressed).sum();
      assertTrue(size > 0 && size < LIMIT, "It has " + size + " bytes.");
    }
  }

  private static int compressed(Path file) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.size();
  }
}
