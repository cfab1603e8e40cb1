package org.numberrefresh.adapter.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.domain.limit.CallRoom;

/**
 * The connections to apps: those in use and those kept for the next call are at most {@value CallRoom#MOST} together. A
 * kept one is found by its owner, at the same cost however many are kept. Where a connection is opened and all are
 * taken, the one that was not used for longest is closed.
 *
 * <p>Decision: docs/decisions.md#a-connection-belongs-to-one-app-and-reads-only-answers
 */
final class KeptConnections implements Closeable {

  /** The connections of this process: all callers in it share them, also the many of a local stack. */
  private static final Map<Reach, KeptConnections> OF_PROCESS = new ConcurrentHashMap<>();

  private final Connections connections;
  private final Semaphore room = new Semaphore(CallRoom.MOST, true);
  private final Map<Owner, Deque<AppConnection>> byOwner = new HashMap<>();
  private final LinkedHashMap<AppConnection, Owner> eldestFirst = new LinkedHashMap<>();
  private int open;
  private boolean closed;

  KeptConnections(Connections connections) {
    this.connections = connections;
  }

  /**
   * Whom a connection serves, and nobody else.
   *
   * @param app the id of the app
   * @param endpoint the URL that it is called at
   */
  record Owner(String app, URI endpoint) {}

  /** The connections of this process, by the system's network. Nobody closes them. */
  static KeptConnections ofProcess(EndpointRules rules) {
    return OF_PROCESS.computeIfAbsent(
        rules.reach(), reach -> new KeptConnections(new Connections(rules, Network.ofSystem())));
  }

  /**
   * Waits for room for one connection in use.
   *
   * @throws IOException if there is none within a time
   */
  void enter(long nanos) throws IOException {
    try {
      if (!room.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        throw new IOException("There was no room for a connection in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The wait for a connection was interrupted.", e);
    }
  }

  /** Leaves the room of {@link #enter}, after the connection was kept or closed. */
  void leave() {
    room.release();
  }

  /** Takes a kept connection that can be used. The newest comes first, so that the others may be closed. */
  Optional<AppConnection> kept(Owner owner) {
    Optional<AppConnection> kept = newest(owner);
    while (kept.isPresent() && !kept.get().isUsable()) {
      close(kept.get());
      kept = newest(owner);
    }
    return kept;
  }

  private synchronized Optional<AppConnection> newest(Owner owner) {
    Optional<AppConnection> newest = Optional.ofNullable(byOwner.get(owner)).map(Deque::pollLast);
    newest.ifPresent(this::forget);
    return newest;
  }

  private void forget(AppConnection connection) {
    Owner owner = eldestFirst.remove(connection);
    byOwner.computeIfPresent(owner, (one, left) -> left.isEmpty() ? null : left);
  }

  /** Makes a connection that is not connected yet, and closes a kept one if there are too many. */
  AppConnection make() {
    Optional<AppConnection> eldest = countOne();
    eldest.ifPresent(AppConnection::end);
    return connections.make();
  }

  private synchronized Optional<AppConnection> countOne() {
    open++;
    if (open <= CallRoom.MOST || eldestFirst.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<AppConnection, Owner> eldest = eldestFirst.firstEntry();
    Objects.requireNonNull(byOwner.get(eldest.getValue())).remove(eldest.getKey());
    forget(eldest.getKey());
    open--;
    return Optional.of(eldest.getKey());
  }

  /** Connects to an address that the host resolves to and that may be called. */
  void connect(AppConnection connection, HttpHost host, HttpContext context) throws IOException {
    connections.connect(connection, host, context);
  }

  /** Keeps a connection for the next call of its owner. */
  void keep(Owner owner, AppConnection connection) {
    if (!isKept(owner, connection)) {
      close(connection);
    }
  }

  private synchronized boolean isKept(Owner owner, AppConnection connection) {
    if (!closed) {
      byOwner.computeIfAbsent(owner, one -> new ArrayDeque<>()).addLast(connection);
      eldestFirst.put(connection, owner);
    }
    return !closed;
  }

  /** Closes a connection that was made or taken here. */
  void close(AppConnection connection) {
    connection.end();
    discount();
  }

  private synchronized void discount() {
    open--;
  }

  @Override
  public void close() {
    for (AppConnection connection : all()) {
      close(connection);
    }
  }

  private synchronized Iterable<AppConnection> all() {
    closed = true;
    var all = new ArrayDeque<>(eldestFirst.keySet());
    eldestFirst.clear();
    byOwner.clear();
    return all;
  }
}
