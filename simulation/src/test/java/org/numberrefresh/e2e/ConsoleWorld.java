package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.numberrefresh.stack.token.Client;

/** A system with something of everything that the console shows. It can go away and come back at the same address. */
final class ConsoleWorld implements AutoCloseable {

  private final Path data;
  private final int port;
  private final TestApp pay;
  private final TestApp chat;
  private final TestApp slow;
  private final ObjectNode numbers = Hub.object();
  private Hub hub;

  ConsoleWorld(Path data) throws IOException {
    this.data = data;
    this.port = freePort();
    this.hub = start();
    this.pay = hub.app("pay", TestApp.all("UNBOUND"), profile -> profile.put("name", "Pay"));
    this.chat = hub.app("chat", TestApp.all("BLOCKED", "ACCOUNT_BANNED"), profile -> profile.put("name", "Chat"));
    this.slow = hub.app("video", TestApp.later(), profile -> profile.put("name", "Video"));
    placeOrders();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private Hub start() {
    return Hub.start(options -> options.withPort(port).withData(data));
  }

  private void placeOrders() {
    String clean = Hub.number();
    String residue = Hub.number();
    PlacedOrder first = hub.batch(List.of(pay), List.of(clean));
    PlacedOrder second = hub.batch(List.of(pay, chat), List.of(residue));
    String working = Hub.number();
    hub.batch(List.of(pay, slow), List.of(working));
    String cooling = Hub.number();
    hub.place(Orders.batch(List.of(pay.id()), List.of(cooling), Hub.text(hub.now().minus(Duration.ofDays(10)))));
    first.settled();
    second.settled();
    numbers.put("clean", clean).put("residue", residue).put("working", working).put("cooling", cooling);
    numbers.put("fresh", Hub.number()).put("foreign", Hub.numberOfWest());
  }

  /** The facts that the checks must know. */
  ObjectNode facts() {
    ObjectNode facts = Hub.object().put("url", hub.stack().url().toString()).put("console", hub.console().toString());
    facts.set("numbers", numbers);
    ObjectNode clients = facts.putObject("clients");
    for (Client client : hub.stack().clients()) {
      if (client.party() != null) {
        clients.putObject(client.party()).put("id", client.id()).put("secret", client.secret());
      }
    }
    return facts;
  }

  /** Does what a check asks for. */
  ObjectNode asked(String what) {
    switch (what) {
      case "stop" -> hub.close();
      case "start" -> hub = start();
      default -> throw new IllegalArgumentException(what);
    }
    return Hub.object();
  }

  @Override
  public void close() {
    hub.close();
    List.of(pay, chat, slow).forEach(TestApp::close);
  }
}
