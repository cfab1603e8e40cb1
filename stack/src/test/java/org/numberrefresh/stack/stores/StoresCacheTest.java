package org.numberrefresh.stack.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache that the stores start from: when it counts, and what becomes of them without it. */
class StoresCacheTest {

  private static final Path STORES = Path.of("stores", "target");

  @TempDir private Path directory;

  @Test
  void a_cache_that_the_jvm_refuses_changes_nothing() throws IOException {
    StoresCache cache = made(STORES);
    Files.writeString(cache.cache(), "this is no cache");
    assertTrue(cache.words(STORES).orElseThrow().contains("-XX:AOTMode=auto"));
    try (var stores =
        StoresProcess.start(STORES, Optional.empty(), true, StoresProcess.Ports.ANY, Optional.of(cache))) {
      for (int port : List.of(stores.ports().tables(), stores.ports().queues())) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          assertTrue(socket.isConnected());
        }
      }
    }
  }

  @Test
  void a_cache_counts_for_the_jars_that_it_was_made_with_alone() throws IOException {
    Path built = Files.createDirectories(directory.resolve("built"));
    Path library = Files.createDirectory(built.resolve("lib")).resolve("a.jar");
    jar(library, new Manifest());
    StoresCache cache = made(built);
    assertTrue(cache.words(built).isPresent());

    Files.write(library, new byte[] {1}, StandardOpenOption.APPEND);
    assertEquals(Optional.empty(), cache.words(built));
    assertEquals(Optional.empty(), new StoresCache(directory.resolve("none")).words(built));
  }

  @Test
  void a_jar_that_names_others_is_copied_without_their_names() throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, ". other.jar");
    Path naming = directory.resolve("naming.jar");
    jar(naming, manifest);
    Path plain = directory.resolve("plain.jar");
    jar(plain, new Manifest());
    Path copies = Files.createDirectory(directory.resolve("copies"));

    Path copy = copies.resolve("naming.jar");
    assertEquals(plain + File.pathSeparator + copy, JarsAlone.path(List.of(plain, naming), copies));
    try (var copied = new JarFile(copy.toFile())) {
      assertEquals("thing", new String(copied.getInputStream(copied.getEntry("thing")).readAllBytes(), UTF_8));
      assertFalse(copied.stream().anyMatch(entry -> entry.getName().equals(JarFile.MANIFEST_NAME)));
    }
  }

  /** A cache with all but the JVM's own file in it, which is empty. */
  private StoresCache made(Path built) throws IOException {
    var cache = new StoresCache(Files.createDirectory(directory.resolve("caches")));
    Files.createFile(cache.cache());
    Files.writeString(cache.classPath(), JarsAlone.path(JarsAlone.of(built), cache.directory()));
    Files.writeString(cache.key(), StoresCache.keyOf(built));
    return cache;
  }

  private static void jar(Path file, Manifest manifest) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        var jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry("thing"));
      jar.write("thing".getBytes(UTF_8));
    }
  }
}
