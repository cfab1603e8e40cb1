import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks the format of every Java file of the repository ({@code check}) or corrects it ({@code write}).
 *
 * <p>The root pom runs it at the repository's root, with google-java-format as its class path, and fails if it leaves
 * the file {@code target/not-formatted}. What was found formatted is remembered by its content in {@code
 * target/formatted}, so that a check reads only what is new.
 */
final class Format {

  private static final List<String> OPTIONS = List.of("--max-line-length", "120");
  private static final Path FORMATTED = Path.of("target", "formatted");
  private static final Path NOT_FORMATTED = Path.of("target", "not-formatted");
  private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", ".git", ".aws-sam");

  public static void main(String[] args) throws Exception {
    String mode = args[0].equals("write") ? "--replace" : "--dry-run";
    String formatter = args[1] + OPTIONS;
    Set<String> known = Set.copyOf(Files.exists(FORMATTED) ? Files.readAllLines(FORMATTED) : List.of());
    List<Path> unknown = new ArrayList<>();
    for (Path source : sources()) {
      if (!known.contains(fingerprint(formatter, source))) {
        unknown.add(source);
      }
    }
    List<String> unformatted = unknown.isEmpty() ? List.of() : format(mode, unknown);
    Files.deleteIfExists(NOT_FORMATTED);
    if (unformatted.isEmpty()) {
      remember(formatter);
    } else {
      unformatted.forEach(System.err::println);
      Files.write(NOT_FORMATTED, unformatted);
    }
  }

  private static Set<Path> sources() throws IOException {
    Set<Path> sources = new TreeSet<>();
    collect(Path.of(""), sources);
    return sources;
  }

  private static void collect(Path folder, Set<Path> sources) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        if (Files.isDirectory(entry)) {
          if (!NO_SOURCES.contains(entry.getFileName().toString())) {
            collect(entry, sources);
          }
        } else if (entry.toString().endsWith(".java")) {
          sources.add(entry);
        }
      }
    }
  }

  /** Returns a line for each file that a dry run would change or that cannot be parsed. */
  private static List<String> format(String mode, List<Path> sources) throws Exception {
    List<String> arguments = new ArrayList<>(OPTIONS);
    arguments.add(mode);
    sources.forEach(source -> arguments.add(source.toString()));
    StringWriter changed = new StringWriter();
    StringWriter errors = new StringWriter();
    new Main(new PrintWriter(changed), new PrintWriter(errors), System.in).format(arguments.toArray(String[]::new));
    return Stream.of(errors, changed).flatMap(lines -> lines.toString().lines()).toList();
  }

  private static void remember(String formatter) throws IOException, NoSuchAlgorithmException {
    List<String> fingerprints = new ArrayList<>();
    for (Path source : sources()) {
      fingerprints.add(fingerprint(formatter, source));
    }
    Files.write(FORMATTED, fingerprints);
  }

  private static String fingerprint(String formatter, Path source) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(formatter.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(source)));
  }
}
