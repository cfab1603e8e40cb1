package org.numberrefresh.stack.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A small file that only its owner may read, written whole or not at all. */
public record PrivateFile(Path path) {

  /** Reads the file; empty if it does not exist. */
  public Optional<String> read() {
    try {
      return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /** Replaces the file's content. */
  public void write(String content) {
    try {
      Path directory = path.toAbsolutePath().getParent();
      Files.createDirectories(directory);
      var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Path draft = Files.createTempFile(directory, path.getFileName().toString(), ".new", mode);
      Files.writeString(draft, content);
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }
}
