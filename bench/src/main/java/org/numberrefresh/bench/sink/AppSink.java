package org.numberrefresh.bench.sink;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.LongAdder;

/**
 * The endpoint of all apps of a measurement, on loopback: it answers every item of a call with {@code NOT_BOUND}, in
 * the same exchange. One thread does it, so that its processor time can be told from everything else's.
 */
public final class AppSink implements AutoCloseable {

  private final ServerSocketChannel server;
  private final Selector selector;
  private final Thread thread;
  private final LongAdder calls = new LongAdder();
  private final LongAdder items = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder plainBytes = new LongAdder();
  private volatile boolean closed;

  /**
   * The counts of a sink.
   *
   * @param calls the calls that were answered, verifications included
   * @param items the items that were answered; one that comes again counts again
   * @param bytes the bytes of the calls as they came, heads included
   * @param plainBytes the same, had no body been compressed
   */
  public record Counts(long calls, long items, long bytes, long plainBytes) {

    /** The counts since an earlier reading. */
    public Counts since(Counts earlier) {
      return new Counts(
          calls - earlier.calls, items - earlier.items, bytes - earlier.bytes, plainBytes - earlier.plainBytes);
    }
  }

  private AppSink(ServerSocketChannel server, Selector selector) {
    this.server = server;
    this.selector = selector;
    this.thread = Thread.ofPlatform().daemon().name("sink").unstarted(this::serve);
  }

  /** Opens a sink on a free port. */
  public static AppSink open() throws IOException {
    var server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
    server.configureBlocking(false);
    var selector = Selector.open();
    server.register(selector, SelectionKey.OP_ACCEPT);
    var sink = new AppSink(server, selector);
    sink.thread.start();
    return sink;
  }

  /** The endpoint of an app. */
  public URI endpoint(String app) {
    return URI.create("http://127.0.0.1:" + server.socket().getLocalPort() + "/apps/" + app);
  }

  /** Reads the counts. */
  public Counts counts() {
    return new Counts(calls.sum(), items.sum(), bytes.sum(), plainBytes.sum());
  }

  /** The items that were answered so far. */
  public long items() {
    return items.sum();
  }

  /** The processor time of the thread that answers, in milliseconds. */
  public long cpuMillis() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()) / 1_000_000;
  }

  private void serve() {
    while (!closed) {
      try {
        selector.select(this::ready);
      } catch (IOException e) {
        return;
      }
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else if (key.attachment() instanceof SinkConnection connection) {
        connection.proceed(key, this::answered);
      }
    } catch (IOException e) {
      drop(key);
    }
  }

  private void accept() throws IOException {
    SocketChannel channel = server.accept();
    if (channel != null) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.register(selector, SelectionKey.OP_READ, new SinkConnection(channel));
    }
  }

  private void answered(SinkAnswer answer) {
    calls.increment();
    bytes.add(answer.bytes());
    plainBytes.add(answer.plainBytes());
    // Last, as whoever waits for the items reads the others then.
    items.add(answer.items());
  }

  private static void drop(SelectionKey key) {
    key.cancel();
    try {
      key.channel().close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
