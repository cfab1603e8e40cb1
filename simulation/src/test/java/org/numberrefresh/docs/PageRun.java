package org.numberrefresh.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.numberrefresh.docs.Page.Call;

/** Follows a page from top to bottom in one shell, as a reader does, and notes how each call is answered. */
final class PageRun {

  private static final String PORT_OF_THE_PAGES = "127.0.0.1:8080";
  private static final String TOKEN_REQUEST = "token";
  private static final String ANYTHING = "…";
  private static final int LIMIT_SECONDS = 120;

  /** Stands before the page's lines: a curl that writes down its caller, its status and its answer. */
  private static final String PRELUDE =
      """
      set -eu
      curl() {
        local answer status
        answer=$(mktemp "$ANSWERS/XXXXXX")
        status=$(command curl "$@" --max-time 60 -o "$answer" -w '%{http_code}') || true
        echo "${FUNCNAME[1]} $status $answer" >> "$ANSWERS/calls"
        cat "$answer"
      }
      """;

  private final Page page;
  private final Path directory;
  private final URI stack;

  /**
   * Prepares a run.
   *
   * @param directory an empty one for this run
   * @param stack where the system listens
   * @param clients the file with its clients
   */
  PageRun(Page page, Path directory, URI stack, Path clients) throws IOException {
    this.page = page;
    this.directory = directory;
    this.stack = stack;
    Files.createDirectory(directory.resolve("docs"));
    Files.copy(clients, directory.resolve("clients.json"));
    write("docs/local.sh", Files.readString(Page.ROOT.resolve("docs/local.sh")));
    write("docs/prelude.sh", PRELUDE);
    write("page", page.script());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text.replace(PORT_OF_THE_PAGES, stack.getAuthority()));
  }

  /** The answer to a call. */
  private record Answer(String caller, int status, String body) {}

  /** Runs the page and returns what went otherwise than it says, a line each. */
  List<String> faults() throws IOException, InterruptedException {
    String complaints = run();
    List<Answer> all = answers();
    List<Answer> own = all.stream().filter(answer -> !answer.caller().equals(TOKEN_REQUEST)).toList();
    List<Call> calls = page.calls();
    assertEquals(
        calls.size(), own.size(), () -> page + ": the calls that were made are not those of the page. " + complaints);
    var faults = new ArrayList<String>();
    all.stream()
        .filter(answer -> answer.caller().equals(TOKEN_REQUEST) && answer.status() != 200)
        .forEach(answer -> faults.add("a token was refused: " + answer.status() + " " + answer.body()));
    IntStream.range(0, calls.size()).forEach(i -> compare(calls.get(i), own.get(i), faults));
    if (!complaints.isEmpty()) {
      faults.add("the shell complained: " + complaints);
    }
    return faults;
  }

  /** Returns what the shell wrote to its error stream. */
  private String run() throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    var builder = new ProcessBuilder("bash", "page").directory(directory.toFile());
    builder.environment().put("PORT", Integer.toString(stack.getPort()));
    builder.environment().put("BASH_ENV", "docs/prelude.sh");
    builder.environment().put("ANSWERS", Files.createDirectory(directory.resolve("answers")).toString());
    Process shell = builder.redirectOutput(directory.resolve("output").toFile()).redirectError(errors.toFile()).start();
    if (!shell.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      shell.destroyForcibly();
      return "it took longer than " + LIMIT_SECONDS + " seconds";
    }
    return (Files.readString(errors) + (shell.exitValue() == 0 ? "" : " exit code " + shell.exitValue())).strip();
  }

  private List<Answer> answers() throws IOException {
    var answers = new ArrayList<Answer>();
    for (String line : Files.readAllLines(directory.resolve("answers/calls"))) {
      String[] parts = line.split(" ", 3);
      answers.add(new Answer(parts[0], Integer.parseInt(parts[1]), Files.readString(Path.of(parts[2]))));
    }
    return answers;
  }

  private void compare(Call call, Answer answer, List<String> faults) {
    String place = page + ":" + call.line() + ": ";
    if (!call.promises(answer.status())) {
      faults.add(place + "answered " + answer.status() + " " + answer.body());
    } else if (call.answer().isPresent() && !contains(Page.parse(answer.body()), call.answer().get())) {
      faults.add(place + "answered otherwise than shown: " + answer.body());
    }
  }

  /** True if an answer has everything that is shown of it. It may have more properties; "…" stands for any text. */
  private static boolean contains(JsonNode answer, JsonNode shown) {
    if (shown.isObject()) {
      return shown.properties().stream().allMatch(one -> contains(answer.path(one.getKey()), one.getValue()));
    }
    if (shown.isArray()) {
      return answer.isArray()
          && answer.size() == shown.size()
          && IntStream.range(0, shown.size()).allMatch(i -> contains(answer.get(i), shown.get(i)));
    }
    return shown.asText().equals(ANYTHING) ? answer.isTextual() : answer.equals(shown);
  }
}
