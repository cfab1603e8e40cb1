package org.numberrefresh.stack.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Keeps a directory for one stack at a time. The lock ends with the process, however that ends. */
public final class DataLock implements AutoCloseable {

  private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a directory, and makes it where there is none.
   *
   * @throws IllegalStateException if another stack runs on it
   */
  public static DataLock take(Path directory) {
    try {
      FileChannel channel =
          FileChannel.open(directory(directory).resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new IllegalStateException(
            "Another stack runs on " + directory + ". Stop it, or choose another directory with --data.");
      }
      return new DataLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Makes a directory where there is none. Only its owner may look into it: secrets lie in it. */
  public static Path directory(Path directory) throws IOException {
    return Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
  }

  /**
   * A directory of the stack's own, inside the one that it was given. Only its owner may look into it, also where an
   * earlier run made it for everybody.
   *
   * @throws UncheckedIOException if it cannot be made or belongs to another user
   */
  public static Path ownDirectory(Path given, String name) {
    try {
      return Files.setPosixFilePermissions(directory(given.resolve(name)), OWNER_ONLY);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep " + given.resolve(name) + " for yourself: " + e.getMessage(), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
