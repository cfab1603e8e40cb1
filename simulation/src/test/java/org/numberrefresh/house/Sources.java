package org.numberrefresh.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of the repository, and what its Java sources declare. */
final class Sources {

  /** The repository's root: tests run in the directory of their module. */
  static final Path ROOT = Path.of("..");

  private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", ".git", ".idea", ".jqwik-database");
  private static final Pattern DECISION = Pattern.compile("decisions\\.md#([a-z0-9_-]+)");

  private final List<Path> files;
  private final Map<String, String> textsByType = new HashMap<>();
  private final Map<Path, List<String>> decisions = new HashMap<>();

  private Sources(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /** Reads the sources of all modules, tests among them. */
  static Sources read() {
    try {
      var sources = new Sources(walk());
      for (Path file : sources.files) {
        sources.look(file);
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> walk() throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_SOURCES.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(ROOT.relativize(file));
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private void look(Path file) throws IOException {
    boolean java = file.toString().endsWith(".java");
    if (java || file.toString().endsWith(".yaml")) {
      String text = Files.readString(ROOT.resolve(file));
      decisions.put(file, DECISION.matcher(text).results().map(match -> match.group(1)).toList());
      if (java) {
        textsByType.merge(file.getFileName().toString().replace(".java", ""), text, String::concat);
      }
    }
  }

  /** True if a file of the repository has this name, or this path from its root. */
  boolean hasFile(String nameOrPath) {
    return files.stream().anyMatch(file -> file.endsWith(nameOrPath));
  }

  /** The pages of documentation, by their paths. */
  List<String> pages() {
    return files.stream().map(Path::toString).filter(file -> file.endsWith(".md")).sorted().toList();
  }

  /** True if a source declares this type at its top level. */
  boolean hasType(String name) {
    return textsByType.containsKey(name);
  }

  /** True if the source of this type has the name of the member, such as a nested type, in it. */
  boolean hasMember(String type, String member) {
    String text = textsByType.getOrDefault(type, "");
    return Pattern.compile("\\b" + Pattern.quote(member) + "\\b").matcher(text).find();
  }

  /** The folder of a module's main code. */
  static Path code(String module) {
    return Path.of(module, "src", "main", "java", "org", "numberrefresh");
  }

  /** The packages of main code of a module, without the part that all have in common. */
  Set<String> packages(String module) {
    Path code = code(module);
    return files.stream()
        .filter(file -> file.startsWith(code) && file.toString().endsWith(".java"))
        .map(file -> code.relativize(file.getParent()).toString().replace(file.getFileSystem().getSeparator(), "."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The anchors of decisions that Java and YAML sources link to, by file. */
  Map<Path, List<String>> decisions() {
    return Map.copyOf(decisions);
  }
}
