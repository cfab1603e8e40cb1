package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is hardly HTTP is refused or hung up on, and harms nobody else. */
@ExtendWith(SharedHub.class)
class MalformedHttpTest {

  private static final String PATH = "/number-refresh/v1/";

  private final Hub hub;

  MalformedHttpTest(Hub hub) {
    this.hub = hub;
  }

  /** Sends bytes and half-closes; what comes back until the other side closes, "" where it hangs up. */
  private String exchange(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.stack().url().getPort())) {
      socket.setSoTimeout(20_000);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (java.net.SocketException e) {
        return "";
      }
    }
  }

  private void isRefused(String request) throws IOException {
    String answer = exchange(request);
    if (!answer.isEmpty()) {
      int status = Integer.parseInt(answer.split(" ", 3)[1]);
      assertTrue(status >= 400 && (status < 500 || status == 501), answer);
    }
    assertFalse(answer.contains("\tat ") || answer.contains("org.numberrefresh"), answer);
    hub.east().get("apps").expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "\r\n\r\n\r\n",
        "GET\r\n\r\n",
        "GET apps\r\n\r\n",
        "GET %PATH% HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET %PATH%\0apps HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET %PATH%a b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET %PATH%apps HTTP/1.1\r\nno colon\r\n\r\n",
        "POST %PATH%orders HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}",
        "POST %PATH%orders HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n{}",
        "POST %PATH%orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST %PATH%orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n{}",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"
      })
  void what_is_no_http_is_refused(String request) throws IOException {
    isRefused(request.replace("%PATH%", PATH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET %PATH%orders/%zz HTTP/1.1", "GET %PATH%orders/x/results?limit=%f HTTP/1.1"})
  void what_cannot_be_decoded_is_refused(String line) throws IOException {
    String answer = exchange(line.replace("%PATH%", PATH) + "\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
  }

  @Test
  void too_large_a_header_is_refused() throws IOException {
    isRefused("GET " + PATH + "apps HTTP/1.1\r\nHost: x\r\nx-large: " + "x".repeat(500_000) + "\r\n\r\n");
    String many = "x-many: 1\r\n".repeat(3_000);
    isRefused("GET " + PATH + "apps HTTP/1.1\r\nHost: x\r\n" + many + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 11})
  void too_large_a_body_is_refused_in_the_contracts_form(int megabytes) {
    Reply reply = hub.east().send("POST", "orders", "{\"x\":\"" + "x".repeat(megabytes << 20) + "\"}").expect(400);
    assertEquals("INVALID_ARGUMENT", reply.code());
    assertTrue(reply.header("x-correlator").isPresent(), reply::toString);
  }

  @Test
  void whoever_says_nothing_holds_up_nobody() throws IOException {
    try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), hub.stack().url().getPort())) {
      silent.getOutputStream().write("POST /number".getBytes(StandardCharsets.US_ASCII));
      assertEquals(200, hub.east().get("apps").status());
    }
  }
}
