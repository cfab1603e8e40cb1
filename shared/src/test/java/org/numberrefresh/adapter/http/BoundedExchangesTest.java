package org.numberrefresh.adapter.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.adapter.http.AppCaller.Call;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.domain.app.Fault;

/** That an exchange ends in time and holds little, whatever the app does. On the local stack's own machine. */
class BoundedExchangesTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int LIMIT = 1000;
  private static final EndpointRules RULES = new EndpointRules(Reach.LOOPBACK_TOO);

  private final CountDownLatch over = new CountDownLatch(1);
  private HttpAppCaller caller = new HttpAppCaller(RULES);

  @AfterEach
  void stop() throws IOException {
    over.countDown();
    caller.close();
  }

  private Reply call(String scheme, RawServer app, Duration limit) {
    URI endpoint = URI.create(scheme + "://127.0.0.1:" + app.port() + "/unbind");
    return caller.call(new Call("app", endpoint, Map.of(), "{}".getBytes(US_ASCII), limit, LIMIT));
  }

  private Reply call(RawServer.Behaviour behaviour, Duration limit) throws IOException {
    try (RawServer app = RawServer.inTheClear(behaviour)) {
      return call("http", app, limit);
    }
  }

  private static Reply failed(Fault fault) {
    return new Reply.Failed(fault);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  /** Writes something again and again, with pauses, until the test is over. */
  private RawServer.Behaviour drip(String begin, String drop) {
    return (head, out) -> {
      write(out, begin);
      while (!over.await(10, TimeUnit.MILLISECONDS)) {
        write(out, drop);
      }
    };
  }

  /** Writes something again and again, as fast as it is read. */
  private static RawServer.Behaviour flood(String begin, String piece) {
    return (head, out) -> {
      write(out, begin);
      while (true) {
        out.write(piece.getBytes(US_ASCII));
      }
    };
  }

  @Test
  void a_body_that_drips_is_given_up() throws IOException {
    assertEquals(failed(Fault.TIMED_OUT), call(drip("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", " "), SHORT));
  }

  @Test
  void a_head_that_drips_is_given_up() throws IOException {
    assertEquals(failed(Fault.TIMED_OUT), call(drip("HTTP/1.1 200 OK\r\n", "x"), SHORT));
  }

  @Test
  void promises_without_an_answer_are_given_up() throws IOException {
    assertEquals(failed(Fault.TIMED_OUT), call(drip("", "HTTP/1.1 102 Processing\r\n\r\n"), SHORT));
  }

  @Test
  void silence_is_given_up() throws IOException {
    assertEquals(failed(Fault.TIMED_OUT), call((head, out) -> over.await(), SHORT));
  }

  @Test
  void a_handshake_that_hangs_is_given_up_and_did_not_reach_the_app() throws IOException {
    try (RawServer app = RawServer.inTheClear((head, out) -> over.await())) {
      assertEquals(failed(Fault.UNREACHABLE), call("https", app, SHORT));
      assertEquals(1, app.connections());
      assertEquals(List.of(), app.heads());
    }
  }

  @Test
  void a_name_that_takes_long_is_given_up_and_nothing_is_sent_later() throws Exception {
    try (RawServer app = RawServer.inTheClear(RawServer.answering(200, "", ""))) {
      caller.close();
      caller = new HttpAppCaller(RULES, new Network(this::slowly, Socket::new, context(), LONG));
      assertEquals(failed(Fault.UNREACHABLE), call("http", app, SHORT));
      over.countDown();
      caller.close();
      assertEquals(List.of(), app.heads());
    }
  }

  private InetAddress[] slowly(String host) {
    boolean waiting = true;
    while (waiting) {
      try {
        over.await();
        waiting = false;
      } catch (InterruptedException e) {
        // As the system's resolver, it is not interrupted.
      }
    }
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private static SSLContext context() throws NoSuchAlgorithmException {
    return SSLContext.getDefault();
  }

  @Test
  void what_breaks_off_may_have_reached_the_app() throws IOException {
    assertEquals(
        failed(Fault.TIMED_OUT),
        call(
            (head, out) -> {
              throw new IOException("breaks off");
            },
            LONG));
  }

  @Test
  void a_closed_port_is_unreachable() throws IOException {
    RawServer app = RawServer.inTheClear((head, out) -> {});
    app.close();
    assertEquals(failed(Fault.UNREACHABLE), call("http", app, LONG));
  }

  @Test
  void an_answer_of_the_allowed_length_is_read_whole() throws IOException {
    String body = "x".repeat(LIMIT);
    var answer = assertInstanceOf(Reply.Answered.class, call(RawServer.answering(200, "", body), LONG));
    assertEquals(body, new String(answer.body(), US_ASCII));
  }

  @Test
  void an_answer_that_says_it_is_too_long_is_not_read() throws IOException {
    assertEquals(
        failed(Fault.OVERSIZE_ANSWER), call(drip("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", ""), LONG));
  }

  @Test
  void an_answer_without_an_end_is_read_to_the_limit_only() throws IOException {
    String piece = "x".repeat(997);
    assertEquals(failed(Fault.OVERSIZE_ANSWER), call(flood("HTTP/1.1 200 OK\r\n\r\n", piece), LONG));
    assertEquals(
        failed(Fault.OVERSIZE_ANSWER),
        call(flood("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "3e5\r\n" + piece + "\r\n"), LONG));
  }

  @Test
  void a_head_without_an_end_is_read_to_the_limit_only() throws IOException {
    assertEquals(failed(Fault.OVERSIZE_ANSWER), call(flood("HTTP/1.1 200 OK\r\n", "X-More: 1\r\n"), LONG));
    assertEquals(failed(Fault.OVERSIZE_ANSWER), call(flood("HTTP/1.1 200 OK\r\nX-Long: ", "xxxxxxxxxx"), LONG));
  }

  @Test
  void a_small_answer_that_unpacks_to_a_large_one_is_not_unpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[100_000]);
    }
    Reply reply =
        call(
            (head, out) -> {
              write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
              out.write(packed.toByteArray());
            },
            LONG);
    assertArrayEquals(packed.toByteArray(), assertInstanceOf(Reply.Answered.class, reply).body());
  }

  @Test
  void no_proxy_of_the_system_is_used() throws IOException {
    try (RawServer app = RawServer.inTheClear(RawServer.answering(200, "", "app"));
        RawServer proxy = RawServer.inTheClear(RawServer.answering(200, "", "proxy"))) {
      var kept = new HashMap<String, String>();
      for (String kind : List.of("http.proxy", "https.proxy", "socksProxy")) {
        set(kept, kind + "Host", "127.0.0.1");
        set(kept, kind + "Port", Integer.toString(proxy.port()));
      }
      set(kept, "http.nonProxyHosts", "");
      set(kept, "socksNonProxyHosts", "");
      try {
        assertInstanceOf(Reply.Answered.class, call("http", app, LONG));
        assertEquals(1, app.connections());
        assertEquals(0, proxy.connections());
      } finally {
        kept.forEach((name, value) -> restore(name, value));
      }
    }
  }

  private static void set(Map<String, String> kept, String name, String value) {
    kept.put(name, System.getProperty(name, ""));
    System.setProperty(name, value);
  }

  private static void restore(String name, String value) {
    if (value.isEmpty()) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }
}
