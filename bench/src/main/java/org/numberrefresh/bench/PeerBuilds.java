package org.numberrefresh.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.numberrefresh.simulation.serve.Home;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;

/** Functions on frameworks: projects of their own, which Maven builds when they are measured the first time. */
final class PeerBuilds {

  private static final Path HOME = Home.find().resolve("bench/cold-start");

  /** The projects, by the name of their framework. */
  static final List<Path> PROJECTS = List.of(HOME.resolve("quarkus"), HOME.resolve("micronaut"));

  /**
   * A function that was built.
   *
   * @param name its framework
   * @param folder its classes and jars, as they are deployed
   */
  record Built(String name, String handler, Path folder) {}

  private PeerBuilds() {}

  /** Builds a project, unless it was built since it was changed. */
  static Built built(Path project, Terminal terminal) throws IOException, InterruptedException, RunFailure {
    Path folder = project.resolve("target/lambda");
    Path stamp = project.resolve("target/built");
    if (!Files.exists(stamp) || isOlder(stamp, project)) {
      terminal.line("Building " + project + " ...");
      build(project);
      Files.writeString(stamp, "");
    }
    boolean quarkus = project.endsWith("quarkus");
    return new Built(
        project.getFileName().toString(),
        quarkus
            ? "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"
            : "org.numberrefresh.peer.PeerFunction",
        folder);
  }

  private static boolean isOlder(Path stamp, Path project) throws IOException {
    long built = Files.getLastModifiedTime(stamp).toMillis();
    if (project.resolve("pom.xml").toFile().lastModified() > built) {
      return true;
    }
    try (Stream<Path> sources = Files.walk(project.resolve("src"))) {
      return sources.anyMatch(file -> file.toFile().lastModified() > built);
    }
  }

  private static void build(Path project) throws IOException, InterruptedException, RunFailure {
    Files.createDirectories(project.resolve("target"));
    Path log = project.resolve("target/build.log");
    var maven = new ProcessBuilder("mvn", "-B", "-q", "-Dstyle.color=never", "package").directory(project.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    int code = maven.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (code != 0) {
      throw new RunFailure("Maven does not build " + project + ". " + log + " says why; --own leaves it out.");
    }
    Path zip = project.resolve("target/function.zip");
    if (Files.exists(zip)) {
      unpack(zip, project.resolve("target/lambda"));
    }
  }

  private static void unpack(Path zip, Path folder) throws IOException {
    try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.write(file, entries.readAllBytes());
        }
      }
    }
  }
}
