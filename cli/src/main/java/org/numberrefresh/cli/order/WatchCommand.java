package org.numberrefresh.cli.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientOptions;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.Patience;
import org.numberrefresh.cli.session.UrlPart;
import org.numberrefresh.cli.session.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows an order until every answer is in. */
@Command(name = "watch")
public final class WatchCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Mixin private ClientOptions options = new ClientOptions();

  @Parameters(paramLabel = "ORDER", descriptionKey = "order")
  private String order = "";

  @Option(names = "--every", paramLabel = "SECONDS")
  private double every = 2;

  @Option(names = "--for", paramLabel = "SECONDS")
  private long limit = Long.MAX_VALUE / 2;

  private String told = "";

  @Override
  public Integer call() {
    Voice voice = options.voice();
    Api api = options.api();
    long end = System.nanoTime() / 1_000_000_000 + limit;
    JsonNode progress = look(api, voice);
    while (!isOver(progress)) {
      if (System.nanoTime() / 1_000_000_000 >= end) {
        voice.erase();
        voice.note("watch.notYet", progress.path("state").asText());
        return ExitCode.NOT_YET;
      }
      Patience.pause(Duration.ofMillis((long) (Math.max(0.1, every) * 1000)));
      progress = look(api, voice);
    }
    voice.erase();
    if (!voice.json()) {
      voice.show(progress);
    }
    return ExitCode.DONE;
  }

  private JsonNode look(Api api, Voice voice) {
    JsonNode progress = Patience.with(voice, PATIENCE).call(() -> api.get("orders/" + UrlPart.of(order))).body();
    tell(progress, voice);
    return progress;
  }

  private void tell(JsonNode progress, Voice voice) {
    long pairs = progress.path("pairs").asLong();
    long settled = progress.path("pairsSettled").asLong();
    String now = progress.path("stateLabel").asText() + " " + settled + "/" + pairs;
    if (voice.terminal()) {
      voice.draw(ProgressBar.of(pairs == 0 ? 0 : (double) settled / pairs) + " " + now);
    }
    if (!now.equals(told)) {
      told = now;
      if (voice.json()) {
        voice.show(progress);
      } else if (!voice.terminal()) {
        voice.say("watch.now", progress.path("stateLabel").asText(), settled, pairs);
      }
    }
  }

  private static boolean isOver(JsonNode progress) {
    String state = progress.path("state").asText();
    return state.equals("SETTLED") || state.equals("CANCELLED");
  }
}
