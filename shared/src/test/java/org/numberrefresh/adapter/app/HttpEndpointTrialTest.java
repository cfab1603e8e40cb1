package org.numberrefresh.adapter.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.BodyEncoding;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.EndpointTrial.Sample;
import org.numberrefresh.domain.call.EndpointTrial.Seal;
import org.numberrefresh.fake.FakeJwsKeys;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.json.Json;

class HttpEndpointTrialTest {

  private static final SeededRandom RANDOM = new SeededRandom(4);

  private final TickingClock clock = new TickingClock();
  private final List<AppCaller.Call> calls = new ArrayList<>();

  private CallVerdict verdict(BodyEncoding encoding, Sample sample) {
    var push =
        new Delivery.Push(
            URI.create("https://chat.example/unbind"), NumberForm.E164, 500, World.LIMITS.encodedBy(encoding));
    var keys = AppKeys.first(SigningSecrets.draw(RANDOM));
    var app = new App(1, "chat", World.profile("chat", push), keys, App.State.NEW);
    var trial =
        new HttpEndpointTrial(
            call -> {
              calls.add(call);
              return echo(call);
            },
            new TrialCalls(
                new World().core().keys().digests(),
                "https://hub.example/results",
                Optional.of(FakeJwsKeys.events(clock, RANDOM)),
                clock,
                RANDOM),
            clock,
            RANDOM);
    return trial.make(app, sample, Seal.OWN, Duration.ofSeconds(5)).verdict();
  }

  private static AppCaller.Reply echo(AppCaller.Call call) {
    byte[] body = "gzip".equals(call.headers().get("content-encoding")) ? decoded(call.body()) : call.body();
    String challenge = Json.read(body).orElseThrow().path("challenge").asText("none");
    byte[] answer = ("{\"challenge\":\"" + challenge + "\"}").getBytes(StandardCharsets.UTF_8);
    return new AppCaller.Reply.Answered(200, answer, Optional.empty());
  }

  private static byte[] decoded(byte[] body) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_challenge_and_a_call_of_an_unknown_type_are_compressed_where_real_calls_are() {
    for (Sample sample : List.of(new Sample.Challenge(), new Sample.UnknownType())) {
      calls.clear();
      assertInstanceOf(CallVerdict.Taken.class, verdict(BodyEncoding.GZIP, sample));
      assertEquals("gzip", calls.getFirst().headers().get("content-encoding"));
      calls.clear();
      assertInstanceOf(CallVerdict.Taken.class, verdict(BodyEncoding.IDENTITY, sample));
      assertTrue(calls.getFirst().headers().keySet().stream().noneMatch("content-encoding"::equals));
    }
  }
}
