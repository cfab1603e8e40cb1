package org.numberrefresh.adapter.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.adapter.http.AppCaller.Call;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.domain.app.Fault;

/**
 * Where connections really go. The app has a public address; what must not be reached is a server that this machine
 * alone may call. Both count their visitors.
 */
class CheckedConnectionsTest {

  private static final String PUBLIC = "93.184.215.14";
  private static final String OTHER_PUBLIC = "2606:2800:21f:cb07:6820:80da:af6b:8b2c";
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration LONG = Duration.ofSeconds(30);

  private static Certificate trusted;

  private final PlayedNetwork network = new PlayedNetwork();
  private final RawServer inside;
  private RawServer app;
  private HttpAppCaller caller;

  CheckedConnectionsTest() throws IOException {
    inside = RawServer.overTls(trusted.context(), RawServer.answering(200, "", "inside"));
    for (String address : List.of(LOOPBACK, "0:0:0:0:0:0:0:1", "169.254.169.254", "10.0.0.1")) {
      network.at(address, inside);
    }
    appDoes(RawServer.answering(200, "", "app"));
    caller = new HttpAppCaller(new EndpointRules(Reach.PUBLIC_ONLY), network.trusting(trusted.context()));
  }

  @BeforeAll
  static void makeCertificate() {
    trusted = Certificate.of("dns:app.example,dns:inside.example");
  }

  @AfterEach
  void stop() throws IOException {
    caller.close();
    app.close();
    inside.close();
  }

  private void appDoes(RawServer.Behaviour behaviour) throws IOException {
    if (app != null) {
      app.close();
    }
    app = RawServer.overTls(trusted.context(), behaviour);
    network.at(PUBLIC, app);
  }

  private Reply call(String endpoint) {
    return caller.call(new Call("app", URI.create(endpoint), Map.of("webhook-id", "1"), new byte[10], LONG, 1000));
  }

  private Reply callApp() {
    return call("https://app.example/unbind");
  }

  private void assertAnswered(String body, Reply reply) {
    assertEquals(body, new String(assertInstanceOf(Reply.Answered.class, reply).body(), US_ASCII));
  }

  private void assertNobodyInside() {
    assertEquals(0, inside.connections());
    assertTrue(network.called().stream().allMatch(call -> call.startsWith(PUBLIC)), network.called().toString());
  }

  @Test
  void the_connection_goes_to_the_address_that_was_checked() {
    network.name("app.example", PUBLIC);
    assertAnswered("app", callApp());
    assertEquals(List.of(PUBLIC + ":443"), network.called());
    assertTrue(app.heads().getFirst().contains("host: app.example\r\n"));
  }

  @Test
  void a_connection_is_used_again_without_another_look_up() {
    network.name("app.example", PUBLIC);
    callApp();
    assertAnswered("app", callApp());
    assertEquals(List.of("app.example"), network.resolved());
    assertEquals(1, app.connections());
  }

  @Test
  void a_name_that_moves_inside_between_check_and_connect_leads_nowhere() {
    // Each look-up has another answer: were there a second one for the connection, it would go inside.
    network.name("app.example", PUBLIC).name("app.example", LOOPBACK);
    assertAnswered("app", callApp());
    assertEquals(List.of("app.example"), network.resolved());
    assertNobodyInside();
  }

  @Test
  void a_name_that_moves_inside_is_refused_at_the_next_connection() throws IOException {
    appDoes(RawServer.answering(200, "Connection: close\r\n", "app"));
    network.name("app.example", PUBLIC).name("app.example", LOOPBACK);
    assertAnswered("app", callApp());
    assertEquals(new Reply.Failed(Fault.ADDRESS_REFUSED), callApp());
    assertEquals(new Reply.Failed(Fault.ADDRESS_REFUSED), callApp());
    assertNobodyInside();
  }

  @Test
  void a_name_that_moves_inside_is_refused_once_its_connection_is_old() throws IOException {
    caller.close();
    caller =
        new HttpAppCaller(
            new EndpointRules(Reach.PUBLIC_ONLY), network.trusting(trusted.context(), Duration.ofMillis(1)));
    network.name("app.example", PUBLIC).name("app.example", LOOPBACK);
    assertAnswered("app", callApp());
    long old = System.currentTimeMillis() + 2;
    while (System.currentTimeMillis() <= old) {
      Thread.onSpinWait();
    }
    assertEquals(new Reply.Failed(Fault.ADDRESS_REFUSED), callApp());
    assertNobodyInside();
  }

  @Test
  void a_retry_is_checked_like_a_first_call() throws IOException {
    appDoes(
        (head, out) -> {
          throw new IOException("breaks off");
        });
    network.name("app.example", PUBLIC).name("app.example", LOOPBACK);
    assertEquals(new Reply.Failed(Fault.TIMED_OUT), callApp());
    assertEquals(new Reply.Failed(Fault.ADDRESS_REFUSED), callApp());
    assertNobodyInside();
  }

  @Test
  void of_several_addresses_only_those_that_are_allowed_are_called() {
    network.name("app.example", LOOPBACK, "10.0.0.1", PUBLIC, "0:0:0:0:0:0:0:1");
    assertAnswered("app", callApp());
    assertNobodyInside();
  }

  @Test
  void where_an_allowed_address_is_dead_none_that_is_not_allowed_takes_its_place() throws IOException {
    app.close();
    network.name("app.example", PUBLIC, LOOPBACK, "169.254.169.254");
    assertEquals(new Reply.Failed(Fault.UNREACHABLE), callApp());
    assertNobodyInside();
  }

  @Test
  void where_an_allowed_address_is_dead_the_next_one_is_called() {
    network.name("app.example", OTHER_PUBLIC, PUBLIC);
    assertAnswered("app", callApp());
    assertEquals(List.of("2606:2800:21f:cb07:6820:80da:af6b:8b2c:443", PUBLIC + ":443"), network.called());
  }

  @Test
  void a_name_with_no_allowed_address_is_refused() {
    network.name("app.example", LOOPBACK, "169.254.169.254");
    assertEquals(new Reply.Failed(Fault.ADDRESS_REFUSED), callApp());
    assertNobodyInside();
  }

  @Test
  void a_name_without_an_address_is_unreachable() {
    assertEquals(new Reply.Failed(Fault.UNREACHABLE), callApp());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://app.example/unbind",
        "https://127.0.0.1/unbind",
        "https://app.example:8080/unbind",
        "https://me:secret@app.example/unbind"
      })
  void an_endpoint_that_breaks_the_rules_is_not_even_looked_up(String endpoint) {
    network.name("app.example", PUBLIC);
    assertEquals(new Reply.Failed(Fault.ADDRESS_REFUSED), call(endpoint));
    assertEquals(List.of(), network.resolved());
    assertEquals(List.of(), network.called());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_an_answer_and_is_not_followed(int status) throws IOException {
    appDoes(RawServer.answering(status, "Location: https://inside.example/unbind\r\n", ""));
    network.name("app.example", PUBLIC).name("inside.example", LOOPBACK);
    assertEquals(status, assertInstanceOf(Reply.Answered.class, callApp()).status());
    assertEquals(List.of("app.example"), network.resolved());
    assertNobodyInside();
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_refused() throws Exception {
    caller.close();
    caller = new HttpAppCaller(new EndpointRules(Reach.PUBLIC_ONLY), network.trusting(SSLContext.getDefault()));
    network.name("app.example", PUBLIC);
    assertEquals(new Reply.Failed(Fault.TLS_FAILED), callApp());
    assertEquals(1, app.connections());
    assertEquals(List.of(), app.heads());
  }

  @Test
  void a_certificate_of_another_host_is_refused() {
    network.name("elsewhere.example", PUBLIC);
    assertEquals(new Reply.Failed(Fault.TLS_FAILED), call("https://elsewhere.example/unbind"));
    assertEquals(List.of(), app.heads());
  }

  @Test
  void an_answer_is_asked_for_as_it_is() {
    network.name("app.example", PUBLIC);
    callApp();
    assertTrue(app.heads().getFirst().contains("\r\naccept-encoding: identity\r\n"));
  }

  @Test
  void nothing_is_remembered_of_an_answer() throws IOException {
    appDoes(RawServer.answering(200, "Set-Cookie: who=me; Path=/\r\n", "app"));
    network.name("app.example", PUBLIC);
    callApp();
    callApp();
    assertEquals(2, app.heads().size());
    assertFalse(app.heads().getLast().contains("cookie"));
  }
}
