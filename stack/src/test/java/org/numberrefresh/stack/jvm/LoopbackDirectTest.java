package org.numberrefresh.stack.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls to this machine go through no proxy; others go as the system says. */
class LoopbackDirectTest {

  private static final List<Proxy> PROXY =
      List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128)));

  private static final ProxySelector ALWAYS =
      new ProxySelector() {
        @Override
        public List<Proxy> select(URI address) {
          return PROXY;
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException problem) {}
      };

  @Test
  void this_machine_is_called_directly_and_others_as_the_system_says() {
    LoopbackDirect direct = LoopbackDirect.beside(ALWAYS);
    for (String here :
        List.of("http://127.0.0.1:8080/x", "socket://127.0.0.3:1", "http://LocalHost", "https://[::1]:1")) {
      assertEquals(List.of(Proxy.NO_PROXY), direct.select(URI.create(here)), here);
    }
    for (String there :
        List.of("http://127.example", "http://localhost.example/", "http://10.0.0.1", "https://[::2]/")) {
      assertEquals(PROXY, direct.select(URI.create(there)), there);
    }
  }
}
