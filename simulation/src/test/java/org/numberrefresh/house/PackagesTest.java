package org.numberrefresh.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each package of what is deployed says what it holds, and at which class to start reading. */
class PackagesTest {

  private static final Pattern START = Pattern.compile("Start\\s(?:\\*\\s)?at\\s(?:\\*\\s)?\\{@link (\\w+)}");

  @Test
  void every_package_names_a_class_of_its_own_to_start_at() throws IOException {
    Sources sources = Sources.read();
    var lost = new TreeSet<String>();
    for (String module : List.of("shared", "functions")) {
      for (String name : sources.packages(module)) {
        Path folder = Sources.code(module).resolve(name.replace('.', '/'));
        Path description = Sources.ROOT.resolve(folder).resolve("package-info.java");
        Matcher start = START.matcher(Files.exists(description) ? Files.readString(description) : "");
        if (!start.find() || !sources.hasFile(folder.resolve(start.group(1) + ".java").toString())) {
          lost.add(name);
        }
      }
    }
    assertEquals(List.of(), List.copyOf(lost));
  }
}
