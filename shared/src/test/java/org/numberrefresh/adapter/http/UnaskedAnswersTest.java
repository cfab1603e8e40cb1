package org.numberrefresh.adapter.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.adapter.http.AppCaller.Call;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.domain.app.Fault;

/** Answers are taken only by the call that asked for them, whatever else an app writes on its connections. */
class UnaskedAnswersTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final EndpointRules RULES = new EndpointRules(Reach.LOOPBACK_TOO);
  private static final String SPARE = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";
  private static final byte[] SMALL = "{}".getBytes(US_ASCII);

  /** More than the buffers of both sockets hold. */
  private static final int HUGE = 32 * 1024 * 1024;

  private final AtomicInteger answered = new AtomicInteger();
  private final CountDownLatch written = new CountDownLatch(1);
  private HttpAppCaller caller = new HttpAppCaller(RULES);

  @AfterEach
  void stop() throws IOException {
    caller.close();
  }

  private Reply call(RawServer server, String app, byte[] body) {
    URI endpoint = URI.create("http://127.0.0.1:" + server.port() + "/unbind");
    return caller.call(new Call(app, endpoint, Map.of(), body, LONG, 1000));
  }

  private Reply call(RawServer server, String app) {
    return call(server, app, SMALL);
  }

  private void assertAnswered(int status, String body, Reply reply) {
    var answer = assertInstanceOf(Reply.Answered.class, reply);
    assertEquals(status + " " + body, answer.status() + " " + new String(answer.body(), US_ASCII));
  }

  private static String answer(int status, String body) {
    return "HTTP/1.1 " + status + " Status\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  /** Answers the first call with 200 and, in the same write, something more; later ones with 503. */
  private RawServer.Behaviour withMore(String more) {
    return (head, out) -> {
      boolean first = answered.incrementAndGet() == 1;
      write(out, first ? answer(200, "first") + more : answer(503, "own"));
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {SPARE, "x", "\r\n", "HTTP/1.1 102 Processing\r\n\r\n"})
  void bytes_behind_an_answer_close_the_connection(String more) throws IOException {
    try (RawServer server = RawServer.inTheClear(withMore(more))) {
      assertAnswered(200, "first", call(server, "a"));
      assertAnswered(503, "own", call(server, "a"));
      assertEquals(2, server.connections());
    }
  }

  @Test
  void a_spare_answer_that_comes_later_closes_the_connection() throws Exception {
    RawServer.Behaviour late =
        (head, out) -> {
          boolean first = answered.incrementAndGet() == 1;
          write(out, first ? answer(200, "first") : answer(503, "own"));
          if (first) {
            write(out, SPARE);
            written.countDown();
          }
        };
    try (RawServer server = RawServer.inTheClear(late)) {
      assertAnswered(200, "first", call(server, "a"));
      assertEquals(true, written.await(LONG.toSeconds(), TimeUnit.SECONDS));
      assertAnswered(503, "own", call(server, "a"));
      assertEquals(2, server.connections());
    }
  }

  @Test
  void a_spare_answer_over_tls_closes_the_connection() throws IOException {
    Certificate trusted = Certificate.of("dns:app.example");
    PlayedNetwork network = new PlayedNetwork().name("app.example", "93.184.215.14");
    caller.close();
    caller = new HttpAppCaller(new EndpointRules(Reach.PUBLIC_ONLY), network.trusting(trusted.context()));
    try (RawServer server = RawServer.overTls(trusted.context(), withMore(SPARE))) {
      network.at("93.184.215.14", server);
      URI endpoint = URI.create("https://app.example/unbind");
      assertAnswered(200, "first", caller.call(new Call("a", endpoint, Map.of(), SMALL, LONG, 1000)));
      assertAnswered(503, "own", caller.call(new Call("a", endpoint, Map.of(), SMALL, LONG, 1000)));
      assertEquals(2, server.connections());
    }
  }

  @Test
  void two_apps_at_one_host_and_port_share_no_connection() throws IOException {
    try (RawServer server = RawServer.inTheClear(RawServer.answering(200, "", "own"))) {
      for (String app : List.of("a", "b", "a", "b")) {
        assertAnswered(200, "own", call(server, app));
      }
      assertEquals(2, server.connections());
    }
  }

  @Test
  void a_spare_answer_of_one_app_reaches_no_other() throws IOException {
    try (RawServer server = RawServer.inTheClear(withMore(SPARE))) {
      assertAnswered(200, "first", call(server, "a"));
      assertAnswered(503, "own", call(server, "b"));
    }
  }

  @Test
  void an_answer_that_begins_while_the_body_is_written_is_a_fault() throws IOException {
    try (RawServer server = RawServer.beforeBodies((head, out) -> write(out, SPARE))) {
      assertEquals(new Reply.Failed(Fault.INVALID_ANSWER), call(server, "a", new byte[HUGE]));
    }
  }

  @Test
  void an_answer_to_a_fresh_connection_is_a_fault() throws Exception {
    RawServer.Behaviour greets =
        (head, out) -> {
          write(out, SPARE);
          written.countDown();
        };
    caller.close();
    caller = new HttpAppCaller(RULES, network());
    try (RawServer server = RawServer.onConnect(greets)) {
      assertEquals(new Reply.Failed(Fault.INVALID_ANSWER), call(server, "a"));
      assertEquals(List.of(), server.heads());
    }
  }

  /** A network on which a connection is made only once the app has written. */
  private Network network() throws NoSuchAlgorithmException {
    return new Network(InetAddress::getAllByName, PatientSocket::new, SSLContext.getDefault(), LONG);
  }

  private final class PatientSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      super.connect(endpoint, timeout);
      try {
        written.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense\r\n", "HTTP/2.0 200 OK\r\n\r\n", "ICY 200 OK\r\n\r\n", "\u0000\u0001\r\n"})
  void what_is_no_http_is_a_fault_of_its_call(String nonsense) throws IOException {
    try (RawServer server = RawServer.inTheClear((head, out) -> write(out, nonsense + answer(200, "own")))) {
      assertEquals(new Reply.Failed(Fault.INVALID_ANSWER), call(server, "a"));
    }
  }

  /** Answers once on each connection and closes it without a word. */
  private static RawServer.Behaviour closing(String answer) {
    return (head, out) -> {
      write(out, answer);
      throw new IOException("closed without a word");
    };
  }

  @Test
  void a_kept_connection_that_the_app_closed_is_replaced_within_the_call() throws IOException {
    try (RawServer server = RawServer.inTheClear(closing(answer(200, "own")))) {
      for (int i = 1; i <= 20; i++) {
        assertAnswered(200, "own", call(server, "a"));
        assertEquals(i, server.connections());
      }
    }
  }

  @Test
  void a_fresh_connection_that_breaks_is_not_replaced() throws IOException {
    RawServer.Behaviour answersOnce =
        (head, out) -> {
          if (answered.incrementAndGet() > 1) {
            throw new IOException("breaks off");
          }
          write(out, answer(200, "own"));
        };
    try (RawServer server = RawServer.inTheClear(answersOnce)) {
      assertAnswered(200, "own", call(server, "a"));
      assertEquals(new Reply.Failed(Fault.TIMED_OUT), call(server, "a"));
      assertEquals(2, server.connections());
      assertEquals(3, server.heads().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 202 Acc", "HTTP/1.1 202 Accepted\r\n", "HTTP/1.1 202 Accepted\r\nX: 1\r\n"})
  void a_connection_that_breaks_within_an_answer_is_not_replaced(String begin) throws IOException {
    RawServer.Behaviour breaksOff =
        (head, out) -> {
          boolean first = answered.incrementAndGet() == 1;
          write(out, first ? answer(200, "own") : begin);
          if (!first) {
            throw new IOException("breaks off");
          }
        };
    try (RawServer server = RawServer.inTheClear(breaksOff)) {
      assertAnswered(200, "own", call(server, "a"));
      assertEquals(new Reply.Failed(Fault.TIMED_OUT), call(server, "a"));
      assertEquals(1, server.connections());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nContent-Length: 3\r\n",
        "Content-Length: 3, 3\r\n",
        "Content-Length: 3 ,3\r\nContent-Length: 3\r\n"
      })
  void equal_lengths_count_as_one(String lengths) throws IOException {
    try (RawServer server =
        RawServer.inTheClear((head, out) -> write(out, "HTTP/1.1 200 OK\r\n" + lengths + "\r\nown"))) {
      assertAnswered(200, "own", call(server, "a"));
      assertAnswered(200, "own", call(server, "a"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nContent-Length: 4\r\n",
        "Content-Length: 3, 4\r\n",
        "Content-Length: 3;\r\n",
        "Content-Length: -3\r\n",
        "Content-Length: \r\n",
        "Content-Length: ,\r\n"
      })
  void other_lengths_are_a_fault(String lengths) throws IOException {
    try (RawServer server =
        RawServer.inTheClear((head, out) -> write(out, "HTTP/1.1 200 OK\r\n" + lengths + "\r\nown"))) {
      assertEquals(new Reply.Failed(Fault.INVALID_ANSWER), call(server, "a"));
    }
  }

  @Test
  void an_answer_with_two_kinds_of_length_ends_its_connection() throws IOException {
    String twofold = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nown\r\n0\r\n\r\n";
    try (RawServer server = RawServer.inTheClear((head, out) -> write(out, twofold))) {
      assertAnswered(200, "own", call(server, "a"));
      assertAnswered(200, "own", call(server, "a"));
      assertEquals(2, server.connections());
    }
  }
}
