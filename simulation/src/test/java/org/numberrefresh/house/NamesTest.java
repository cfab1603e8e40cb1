package org.numberrefresh.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.simulation.serve.Home;

/** The names of classes, over the main sources of all modules. A test may call its own what main code calls so. */
class NamesTest {

  private static final Path ROOT = Home.find();
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private static List<String> modules() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    return MODULE.matcher(pom).results().map(module -> module.group(1)).toList();
  }

  private static List<Path> sources(String module) throws IOException {
    Path main = ROOT.resolve(module).resolve("src/main/java");
    if (!Files.exists(main)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(main)) {
      return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java")).toList();
    }
  }

  private static Map<String, List<String>> filesByName() throws IOException {
    var byName = new TreeMap<String, List<String>>();
    for (String module : modules()) {
      for (Path file : sources(module)) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(ROOT.relativize(file).toString());
      }
    }
    return byName;
  }

  @Test
  void no_two_classes_share_a_name() throws IOException {
    Map<String, List<String>> shared = filesByName();
    assertTrue(shared.size() > 300, "The sources are not where they are looked for.");
    shared.values().removeIf(files -> files.size() == 1);
    assertEquals(Map.of(), shared, "Rename one of each, so that its name tells it from the other.");
  }
}
