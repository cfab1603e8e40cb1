package org.numberrefresh.stack.stores;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The class path of the stores as a cache takes it: jars alone, in an order that does not depend on the file system. A
 * cache takes no directory of classes, and no jar whose manifest adds its own directory to the path.
 */
final class JarsAlone {

  private JarsAlone() {}

  /** The jars of the stores: their own and their libraries. */
  static List<Path> of(Path built) throws IOException {
    var jars = new ArrayList<>(jarsIn(built));
    jars.addAll(jarsIn(built.resolve("lib")));
    return List.copyOf(jars);
  }

  private static List<Path> jarsIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /**
   * A class path of jars.
   *
   * @param copies the directory of the copies of those whose manifests name further entries
   */
  static String path(List<Path> jars, Path copies) throws IOException {
    var path = new ArrayList<String>();
    for (Path jar : jars) {
      path.add((namesOthers(jar) ? copy(jar, copies.resolve(jar.getFileName())) : jar).toString());
    }
    return String.join(File.pathSeparator, path);
  }

  private static boolean namesOthers(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return manifest != null && manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH) != null;
    }
  }

  /** A process that reads the copy before keeps its file. */
  private static Path copy(Path jar, Path copy) throws IOException {
    Path written = copy.resolveSibling(copy.getFileName() + ".written");
    write(jar, written);
    return Files.move(written, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Path jar, Path copy) throws IOException {
    try (JarFile file = new JarFile(jar.toFile());
        var copied = new JarOutputStream(Files.newOutputStream(copy))) {
      for (JarEntry entry : file.stream().filter(one -> !one.getName().equals(JarFile.MANIFEST_NAME)).toList()) {
        copied.putNextEntry(new JarEntry(entry.getName()));
        try (var content = file.getInputStream(entry)) {
          content.transferTo(copied);
        }
      }
    }
  }
}
