package org.numberrefresh.adapter.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.BodyEncoding;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.call.EndpointCheck.Attempt;
import org.numberrefresh.fake.FakeJwsKeys;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.json.Json;

class HttpEndpointCheckTest {

  private static final SeededRandom RANDOM = new SeededRandom(4);
  private static final App APP =
      new App(1, "chat", World.profile("chat"), AppKeys.first(SigningSecrets.draw(RANDOM)), App.State.NEW);

  private static boolean passes(Function<byte[], Reply> endpoint) {
    return attempt(endpoint) instanceof Attempt.Passed;
  }

  private static Attempt attempt(Function<byte[], Reply> endpoint) {
    return attempt(World.push("chat"), endpoint);
  }

  private static Attempt attempt(Delivery.Push push, Function<byte[], Reply> endpoint) {
    var clock = new TickingClock();
    return new HttpEndpointCheck(call -> endpoint.apply(call.body()), FakeJwsKeys.events(clock, RANDOM), clock, RANDOM)
        .check(APP, push);
  }

  private static Reply echo(int status, byte[] body, Charset charset) {
    String challenge = Json.read(body).orElseThrow().path("challenge").asText();
    byte[] answer = ("{\"challenge\":\"" + challenge + "\"}").getBytes(charset);
    return new Reply.Answered(status, answer, Optional.empty());
  }

  @Example
  void an_endpoint_that_echoes_its_challenge_passes() {
    assertTrue(passes(body -> echo(200, body, StandardCharsets.UTF_8)));
    assertTrue(passes(body -> echo(200, body, StandardCharsets.UTF_16BE)));
  }

  @Example
  void an_endpoint_that_takes_gzip_shows_by_a_compressed_challenge_that_it_decodes() {
    var push =
        new Delivery.Push(
            URI.create("https://chat.example/unbind"), NumberForm.E164, 500, World.LIMITS.encodedBy(BodyEncoding.GZIP));
    assertTrue(attempt(push, body -> echo(200, decoded(body), StandardCharsets.UTF_8)) instanceof Attempt.Passed);
    assertFalse(push.mark().equals(World.push("chat").mark()), "one that took JSON as it is counts as not verified");
  }

  private static byte[] decoded(byte[] body) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Example
  void an_endpoint_that_echoes_it_in_another_way_does_not() {
    assertFalse(passes(body -> echo(202, body, StandardCharsets.UTF_8)));
    assertFalse(passes(body -> new Reply.Answered(200, new byte[0], Optional.empty())));
    assertFalse(passes(body -> new Reply.Failed(Fault.TIMED_OUT)));
  }

  @Example
  void a_failed_attempt_tells_its_fault_and_status() {
    Map.of(
            401, Fault.UNEXPECTED_STATUS,
            302, Fault.UNEXPECTED_STATUS,
            410, Fault.GONE,
            429, Fault.THROTTLED,
            503, Fault.SERVER_ERROR,
            200, Fault.INVALID_ANSWER)
        .forEach(
            (status, fault) ->
                assertEquals(
                    new Attempt.NotPassed(fault, OptionalInt.of(status)),
                    attempt(body -> new Reply.Answered(status, new byte[0], Optional.empty()))));
    assertEquals(
        new Attempt.NotPassed(Fault.TLS_FAILED, OptionalInt.empty()),
        attempt(body -> new Reply.Failed(Fault.TLS_FAILED)));
  }

  @Example
  void a_server_that_sends_back_whatever_it_is_sent_does_not_pass() {
    assertFalse(passes(body -> new Reply.Answered(200, body, Optional.empty())));
  }

  @Property
  void no_answer_whatever_it_is_makes_the_check_fail_or_passes(@ForAll byte[] answer) {
    assertFalse(passes(body -> new Reply.Answered(200, answer, Optional.empty())));
    byte[] utf16 = new String(answer, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_16BE);
    assertFalse(passes(body -> new Reply.Answered(200, utf16, Optional.empty())));
  }
}
