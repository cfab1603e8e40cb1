package org.numberrefresh.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.deployed.KnownHoles.Hole;
import org.numberrefresh.deployed.KnownHoles.Severity;

/**
 * The libraries that the functions carry to AWS: nothing unasked, nothing that is known to be bad, all of it on the
 * bill.
 */
class DeployedLibrariesTest {

  private static final Path LIB = Path.of("..", "functions", "target", "lambda", "lib");
  private static final Path ALLOWED = Path.of("..", "functions", "deployed-libraries.txt");
  private static final Pattern JAR = Pattern.compile("(.+?)-([0-9][^-]*(?:-.*)?)\\.jar");

  private static List<Path> jars(Path folder) throws IOException {
    assertTrue(Files.isDirectory(folder), folder + " is not built. Run mvn -DskipTests package first.");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static boolean isOurs(Path jar) {
    return jar.getFileName().toString().matches("(shared|console)-.*");
  }

  private static long size(Path jar) {
    try {
      return Files.size(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(Path jar) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The plugin makes none where Maven is offline; the pipeline demands one. */
  private static Sbom sbom() throws IOException {
    assumeTrue(Files.exists(Sbom.FILE), "There is no bill of materials: this was built offline.");
    return Sbom.read();
  }

  @Test
  void a_jar_is_deployed_only_where_somebody_wrote_it_down() throws IOException {
    String deployed =
        jars(LIB).stream()
            .filter(jar -> !isOurs(jar))
            .map(jar -> jar.getFileName() + " " + size(jar))
            .collect(Collectors.joining("\n"));
    String allowed =
        Files.readAllLines(ALLOWED).stream().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    assertEquals(
        allowed,
        deployed,
        "A jar that is deployed is loaded at each cold start. If it must be: write it in " + ALLOWED);
  }

  @Test
  void the_bill_of_materials_lists_what_is_deployed_byte_by_byte() throws IOException {
    var listed = new TreeSet<String>();
    sbom().components().forEach(component -> listed.add(component.file() + " " + component.sha256()));
    var deployed = new TreeSet<String>();
    jars(LIB).forEach(jar -> deployed.add(jar.getFileName() + " " + sha256(jar)));
    assertEquals(deployed, listed);
  }

  @Test
  void the_bill_is_the_same_for_the_same_sources() throws IOException {
    Sbom sbom = sbom();
    assertEquals("CycloneDX", sbom.root().path("bomFormat").asText());
    assertFalse(sbom.root().has("serialNumber"));
    assertFalse(sbom.root().path("metadata").has("timestamp"));
  }

  @Test
  void nothing_deployed_has_a_hole_that_is_known() throws IOException {
    assertEquals(List.of(), holesIn(LIB, KnownHoles.read().holes()));
  }

  @Test
  void the_local_stack_runs_on_nothing_with_a_critical_hole_that_is_known() throws IOException {
    List<Hole> critical =
        KnownHoles.read().holes().stream().filter(hole -> hole.severity() == Severity.CRITICAL).toList();
    assertEquals(List.of(), holesIn(Path.of("../stack/stores/target/lib"), critical));
  }

  private static List<String> holesIn(Path folder, List<Hole> holes) throws IOException {
    var found = new TreeSet<String>();
    for (Path jar : jars(folder)) {
      Matcher name = JAR.matcher(jar.getFileName().toString());
      if (name.matches()) {
        holes.stream()
            .filter(hole -> hole.artifact().equals(name.group(1)) && hole.isIn(name.group(2)))
            .forEach(hole -> found.add(jar.getFileName() + ": " + hole.id() + ", fixed in " + hole.fixed()));
      }
    }
    return List.copyOf(found);
  }

  @Test
  void a_version_is_bad_from_the_first_that_has_the_hole_until_the_one_that_mends_it() throws IOException {
    Hole hole =
        KnownHoles.read().holes().stream()
            .filter(one -> one.library().endsWith(":jackson-core") && one.from().toString().equals("2.22.0"))
            .findFirst()
            .orElseThrow();
    assertFalse(hole.isIn("2.21.9"));
    assertTrue(hole.isIn("2.22.0"));
    assertFalse(hole.isIn("2.22.1"));
    assertFalse(hole.isIn("2.100.0"));
  }
}
