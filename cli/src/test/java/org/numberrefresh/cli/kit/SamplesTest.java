package org.numberrefresh.cli.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.app.TrialCalls;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.key.Digests;
import org.numberrefresh.domain.key.KeyRing;

/**
 * The files of docs/samples: what the hub's own writer sends, and answers that its own reader takes. They are written
 * anew with {@code -Dsamples=write}.
 */
class SamplesTest {

  private static final Path FOLDER = Path.of("..", "docs", "samples");
  private static final String SECRET = "whsec_YW4gZXhhbXBsZSwgbm90IGEgc2VjcmV0";
  private static final String NEXT_SECRET = "whsec_YW4gb2xkZXIgb25lLCBubyBzZWNyZXQh";
  private static final Instant NOW = Instant.ofEpochSecond(1_793_289_600);
  private static final String CHALLENGE = "S8bq0mVJ7bJk0h1lQq4m2w0Zc9aXy3Tf";
  private static final List<String> HEADERS =
      List.of("webhook-id", "webhook-timestamp", "webhook-signature", "x-correlator");

  private final SecureRandom random = new Drawn();
  private final TrialCalls calls =
      new TrialCalls(
          new Digests(new KeyRing("the digests of the samples are of no app")),
          "https://hub.example/number-refresh/v1/results",
          Optional.empty(),
          Clock.fixed(NOW, ZoneOffset.UTC),
          random);
  private final TrialApp app =
      TrialApp.of(
          "chat",
          URI.create("https://chat.example/unbind"),
          NumberForm.E164,
          Duration.ofSeconds(10),
          SigningSecret.of(SECRET),
          SigningSecret.of(NEXT_SECRET));
  private final KitNumbers numbers = new KitNumbers(random, Instant.parse("2026-11-06T15:59:59Z"));

  /** Chance that is the same in every run. */
  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient SplittableRandom source = new SplittableRandom(12);

    @Override
    public synchronized void nextBytes(byte[] bytes) {
      source.nextBytes(bytes);
    }
  }

  /** A sample: a call and an answer to it. */
  private record Sample(String name, AppCaller.Call call, int status, String answer) {

    String text() {
      var text = new StringBuilder("POST " + call.endpoint().getPath() + " HTTP/1.1\n");
      text.append("host: ").append(call.endpoint().getHost()).append("\ncontent-type: application/json\n");
      HEADERS.forEach(name -> text.append(name).append(": ").append(call.headers().get(name)).append('\n'));
      text.append('\n').append(body()).append("\n\nHTTP/1.1 ").append(status).append('\n');
      return text + (answer.isEmpty() ? "" : "content-type: application/json\n\n" + answer + "\n");
    }

    String body() {
      return new String(call.body(), StandardCharsets.UTF_8);
    }
  }

  private Sample about(
      String name, TrialApp as, Purpose purpose, List<AskedNumber> about, int status, String... results) {
    String answer =
        status == 200
            ? Stream.iterate(0, i -> i < results.length, i -> i + 1)
                .map(i -> "{\"ref\":\"" + about.get(i).ref() + "\"," + results[i] + "}")
                .collect(Collectors.joining(",", "{\"results\":[", "]}"))
            : "";
    var sample = new Sample(name, calls.about(as.usual(), as.push(), purpose, about, NOW), status, answer);
    var reply = new AppCaller.Reply.Answered(status, answer.getBytes(StandardCharsets.UTF_8), Optional.empty());
    Set<String> refs = about.stream().map(AskedNumber::ref).collect(Collectors.toSet());
    var taken = assertInstanceOf(CallVerdict.Taken.class, calls.judge(purpose, reply, refs), name);
    assertEquals(Optional.empty(), taken.seen(), name);
    assertEquals(results.length, taken.answers().size(), name);
    return sample;
  }

  private Sample verify() {
    AppCaller.Call call = calls.verify(app.usual(), app.push(), "msg_Zq2X9wYl0rB7kT5vN3cHsE8dJ1uGpAmF", CHALLENGE, NOW);
    String answer = "{\"challenge\":\"" + CHALLENGE + "\"}";
    assertTrue(
        calls.echoes(
            new AppCaller.Reply.Answered(200, answer.getBytes(StandardCharsets.UTF_8), Optional.empty()), CHALLENGE));
    return new Sample("verify", call, 200, answer);
  }

  private List<Sample> samples() {
    var samples = new ArrayList<Sample>();
    samples.add(verify());
    String blocked =
        "\"outcome\":\"BLOCKED\",\"reason\":\"ACCOUNT_FROZEN\",\"caseId\":\"A-17\",\"providerCode\":\"E1024\"";
    samples.add(about("unbind", app, Purpose.UNBIND, numbers.asked(2), 200, "\"outcome\":\"UNBOUND\"", blocked));
    samples.add(about("unbind-later", app, Purpose.UNBIND, numbers.asked(1), 202));
    TrialApp blinded = app.told(NumberForm.BLINDED);
    samples.add(about("unbind-digests", blinded, Purpose.UNBIND, numbers.asked(1), 200, "\"outcome\":\"NOT_BOUND\""));
    samples.add(
        about("appeal", app, Purpose.APPEAL, numbers.appealed(), 200, "\"appeal\":\"UPHELD\",\"outcome\":\"UNBOUND\""));
    samples.add(about("cancel", app, Purpose.CANCEL, numbers.asked(2), 204));
    return samples;
  }

  @Test
  void the_samples_are_what_the_hub_writes_and_answers_that_it_takes() throws IOException {
    List<Sample> samples = samples();
    if (System.getProperty("samples", "").equals("write")) {
      Files.createDirectories(FOLDER);
      for (Sample sample : samples) {
        Files.writeString(FOLDER.resolve(sample.name() + ".http"), sample.text());
      }
    }
    for (Sample sample : samples) {
      assertEquals(sample.text(), Files.readString(FOLDER.resolve(sample.name() + ".http")), sample.name());
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> there =
          files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
      Set<String> made =
          samples.stream().map(sample -> sample.name() + ".http").collect(Collectors.toCollection(TreeSet::new));
      assertEquals(made, there);
    }
  }

  @Test
  void the_published_library_signs_the_samples_as_they_are_signed() throws Exception {
    for (Sample sample : samples()) {
      Map<String, String> headers = sample.call().headers();
      List<String> signed = new ArrayList<>();
      for (String secret : List.of(SECRET, NEXT_SECRET)) {
        signed.add(new Webhook(secret).sign(headers.get("webhook-id"), NOW.getEpochSecond(), sample.body()));
      }
      assertEquals(signed, Arrays.asList(headers.get("webhook-signature").split(" ")), sample.name());
    }
  }
}
