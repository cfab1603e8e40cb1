package org.numberrefresh.stack.jvm;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** Calls this machine itself directly, whatever proxy is set. Calls elsewhere go as they would. */
public final class LoopbackDirect extends ProxySelector {

  private final ProxySelector others;

  private LoopbackDirect(ProxySelector others) {
    this.others = others;
  }

  /** Makes all calls of this process to this machine direct. */
  public static synchronized void install() {
    ProxySelector before = ProxySelector.getDefault();
    if (!(before instanceof LoopbackDirect)) {
      ProxySelector.setDefault(beside(before));
    }
  }

  /**
   * A selector for calls to this machine.
   *
   * @param others selects for calls elsewhere
   */
  public static LoopbackDirect beside(ProxySelector others) {
    return new LoopbackDirect(others);
  }

  /** True if an address is this machine's own: {@code localhost}, {@code 127.*} or {@code ::1}. */
  public static boolean isLoopback(URI address) {
    String host = address.getHost();
    return host != null && host.matches("(?i)localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");
  }

  @Override
  public List<Proxy> select(URI address) {
    return others == null || isLoopback(address) ? List.of(Proxy.NO_PROXY) : others.select(address);
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException problem) {
    if (others != null) {
      others.connectFailed(address, proxy, problem);
    }
  }
}
