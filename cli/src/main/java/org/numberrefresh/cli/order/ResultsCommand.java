package org.numberrefresh.cli.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ApiAnswer;
import org.numberrefresh.cli.session.ClientFailure;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.Patience;
import org.numberrefresh.cli.session.PrivateFiles;
import org.numberrefresh.cli.session.UrlPart;
import org.numberrefresh.cli.session.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads every page of an order's results. */
@Command(name = "results")
public final class ResultsCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String CSV = "text/csv";
  private static final String LINES = "application/x-ndjson";

  @Mixin private ClientOptions options = new ClientOptions();

  @Parameters(paramLabel = "ORDER", descriptionKey = "order")
  private String order = "";

  @Option(names = "--csv")
  private boolean csv;

  @Option(names = "--all")
  private boolean all;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() {
    Voice voice = options.voice();
    if (output.isEmpty()) {
      pages(voice, voice.out());
      return ExitCode.DONE;
    }
    try (var file = new PrintWriter(PrivateFiles.writer(output.get()))) {
      pages(voice, file);
      if (file.checkError()) {
        throw new IOException("not written");
      }
    } catch (IOException e) {
      throw ClientFailure.misuse(voice.texts().text("error.unwritable", output.get(), e.getClass().getSimpleName()));
    }
    voice.note("results.written", output.get());
    return ExitCode.DONE;
  }

  private void pages(Voice voice, PrintWriter out) {
    Api api = options.api();
    String accept = csv ? CSV : voice.json() ? LINES : "application/json";
    Optional<String> path =
        Optional.of("orders/" + UrlPart.of(order) + "/results?limit=100" + (all ? "&all=true" : ""));
    boolean first = true;
    while (path.isPresent()) {
      String page = path.get();
      ApiAnswer answer = Patience.with(voice, PATIENCE).call(() -> api.get(page, accept));
      write(voice, out, answer, first);
      first = false;
      path = answer.next();
    }
    out.flush();
  }

  private void write(Voice voice, PrintWriter out, ApiAnswer answer, boolean first) {
    if (csv) {
      out.print(first ? answer.text() : answer.text().substring(answer.text().indexOf('\n') + 1));
    } else if (voice.json()) {
      out.print(answer.text());
    } else {
      for (JsonNode number : answer.body().path("results")) {
        out.println(line(voice, number));
      }
    }
  }

  private static String line(Voice voice, JsonNode number) {
    var line = new StringBuilder(number.path("phoneNumber").asText());
    line.append("  ").append(number.path("gradeLabel").asText()).append("  ").append(number.path("gateLabel").asText());
    line.append("  ")
        .append(voice.texts().text("results.counts", number.path("clear").asInt(), number.path("pending").asInt()));
    for (JsonNode app : number.path("apps")) {
      line.append("  ").append(app.path("app").asText()).append(": ").append(app.path("label").asText());
    }
    return line.toString();
  }
}
