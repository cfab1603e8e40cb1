package org.numberrefresh.cli.session;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Files that only their owner may read: they hold secrets or phone numbers. */
public final class PrivateFiles {

  private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

  private PrivateFiles() {}

  /** Refuses a file that others than its owner may read or change, where the file system knows of owners. */
  static void checkPrivate(Path file, ClientTexts texts) {
    try {
      if (isPosix(file) && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        throw ClientFailure.misuse(texts.text("error.notPrivate", file));
      }
    } catch (IOException e) {
      throw ClientFailure.misuse(texts.text("error.unreadable", file, e.getClass().getSimpleName()));
    }
  }

  /** Writes a file as a whole: a reader sees the old text or the new one. */
  public static void write(Path file, String text, ClientTexts texts) {
    try {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      Files.createDirectories(folder);
      Path fresh = folder.resolve("." + file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      try (FileChannel channel = open(fresh)) {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw ClientFailure.misuse(texts.text("error.unwritable", file, e.getClass().getSimpleName()));
    }
  }

  /** Opens a file to be written from its beginning; what it held is gone. */
  public static BufferedWriter writer(Path file) throws IOException {
    Files.deleteIfExists(file);
    return new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(open(file)), StandardCharsets.UTF_8));
  }

  private static FileChannel open(Path file) throws IOException {
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return isPosix(file) ? FileChannel.open(file, options, attribute()) : FileChannel.open(file, options);
  }

  private static FileAttribute<Set<PosixFilePermission>> attribute() {
    return PosixFilePermissions.asFileAttribute(EnumSet.copyOf(OWNER));
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
