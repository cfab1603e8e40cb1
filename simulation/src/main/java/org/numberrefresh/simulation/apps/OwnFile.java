package org.numberrefresh.simulation.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that only their owner may read. */
final class OwnFile {

  private OwnFile() {}

  static void write(Path file, byte[] content) throws IOException {
    if (!Files.exists(file) && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var ownerOnly = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    }
    Files.write(file, content);
  }
}
