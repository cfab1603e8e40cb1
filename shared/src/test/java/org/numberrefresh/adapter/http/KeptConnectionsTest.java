package org.numberrefresh.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.adapter.http.AppCaller.Call;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.domain.limit.CallRoom;

/** The connections that are kept for the next call, of apps that are all on one host. */
class KeptConnectionsTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  // Its connections are old after an hour, so that only what the tests do ends them.
  private final HttpAppCaller caller =
      new HttpAppCaller(
          new EndpointRules(Reach.LOOPBACK_TOO),
          new Network(
              Network.ofSystem().names(),
              Network.ofSystem().sockets(),
              Network.ofSystem().trust(),
              Duration.ofHours(1)));

  @AfterEach
  void stop() throws IOException {
    caller.close();
  }

  private void call(RawServer server, int app, String path) {
    URI endpoint = URI.create("http://127.0.0.1:" + server.port() + path);
    byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
    assertInstanceOf(Reply.Answered.class, caller.call(new Call("app-" + app, endpoint, Map.of(), body, LONG, 1000)));
  }

  @Test
  void an_app_gets_the_connection_that_it_kept_and_no_other_app_does() throws IOException {
    try (RawServer server = RawServer.inTheClear(RawServer.answering(200, "", ""))) {
      call(server, 1, "/");
      call(server, 2, "/");
      call(server, 1, "/");
      call(server, 2, "/");
      assertEquals(2, server.connections());
    }
  }

  @Test
  void another_endpoint_of_an_app_gets_a_connection_of_its_own() throws IOException {
    try (RawServer server = RawServer.inTheClear(RawServer.answering(200, "", ""))) {
      call(server, 1, "/one");
      call(server, 1, "/other");
      call(server, 1, "/one");
      assertEquals(2, server.connections());
    }
  }

  @Test
  void where_all_are_kept_for_others_the_one_that_was_not_used_for_longest_is_closed() throws IOException {
    try (RawServer server = RawServer.inTheClear(RawServer.answering(200, "", ""))) {
      for (int app = 0; app < CallRoom.MOST; app++) {
        call(server, app, "/");
      }
      call(server, 0, "/");
      assertEquals(CallRoom.MOST, server.connections());
      call(server, CallRoom.MOST, "/");
      call(server, 0, "/");
      assertEquals(CallRoom.MOST + 1, server.connections());
      call(server, 1, "/");
      assertEquals(CallRoom.MOST + 2, server.connections());
    }
  }

  @Test
  void a_connection_is_kept_no_longer_than_its_app_says() throws IOException {
    try (RawServer server = RawServer.inTheClear(RawServer.answering(200, "Keep-Alive: timeout=0\r\n", ""))) {
      call(server, 1, "/");
      call(server, 1, "/");
      assertEquals(2, server.connections());
    }
  }

  @Test
  void what_an_app_says_of_keeping_and_cannot_be_read_is_passed_over() throws IOException {
    try (RawServer server = RawServer.inTheClear(RawServer.answering(200, "Keep-Alive: timeout=soon\r\n", ""))) {
      call(server, 1, "/");
      call(server, 1, "/");
      assertEquals(1, server.connections());
    }
  }
}
