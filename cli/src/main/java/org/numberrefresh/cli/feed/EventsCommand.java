package org.numberrefresh.cli.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.Api;
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

/** Reads the carrier's feed, and goes on with it if asked. */
@Command(name = "events")
public final class EventsCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofDays(365);

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--follow")
  private boolean follow;

  @Option(names = "--every", paramLabel = "SECONDS")
  private double every = 5;

  @Option(names = "--from", paramLabel = "CURSOR")
  private Optional<String> from = Optional.empty();

  @Option(names = "--cursor-file", paramLabel = "FILE")
  private Optional<Path> cursorFile = Optional.empty();

  @Option(names = "--types", paramLabel = "TYPE", split = ",")
  private List<String> types = List.of();

  @Option(names = "--most", paramLabel = "COUNT")
  private long most = Long.MAX_VALUE;

  @Override
  public Integer call() {
    Voice voice = options.voice();
    Api api = options.api();
    Optional<String> cursor = from.or(this::remembered);
    long told = 0;
    while (told < most) {
      String path = path(cursor, Math.min(100, most - told));
      JsonNode page =
          (follow ? Patience.with(voice, PATIENCE) : Patience.with(voice, Duration.ZERO))
              .call(() -> api.get(path))
              .body();
      for (JsonNode event : page.path("events")) {
        voice.line(voice.json() ? event.toString() : line(event));
        told++;
      }
      cursor = Optional.of(page.path("cursor").asText());
      remember(cursor.get(), voice);
      if (page.path("behind").asLong() == 0) {
        if (!follow) {
          break;
        }
        Patience.pause(Duration.ofMillis((long) (Math.max(0.1, every) * 1000)));
      }
    }
    return ExitCode.DONE;
  }

  private String path(Optional<String> cursor, long limit) {
    return "events?limit="
        + limit
        + cursor.map(at -> "&cursor=" + UrlPart.of(at)).orElse("")
        + (types.isEmpty() ? "" : "&types=" + UrlPart.of(String.join(",", types)));
  }

  private Optional<String> remembered() {
    if (cursorFile.isEmpty() || !Files.exists(cursorFile.get())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(cursorFile.get()).strip()).filter(cursor -> !cursor.isEmpty());
    } catch (IOException e) {
      throw ClientFailure.misuse(
          options.texts().text("error.unreadable", cursorFile.get(), e.getClass().getSimpleName()));
    }
  }

  /** The cursor is kept after its page was told: a reader that dies is told that page again, and misses none. */
  private void remember(String cursor, Voice voice) {
    cursorFile.ifPresent(file -> PrivateFiles.write(file, cursor + "\n", voice.texts()));
  }

  private static String line(JsonNode event) {
    return event.path("time").asText()
        + "  "
        + event.path("type").asText().replaceFirst("^org\\.numberrefresh\\.", "")
        + "  "
        + event.path("data");
  }
}
