package org.numberrefresh.adapter.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A server on loopback that writes what it is told to, byte by byte, and counts who comes. */
final class RawServer implements AutoCloseable {

  /** Answers one request after the other on a connection. */
  @FunctionalInterface
  interface Behaviour {
    void answer(String head, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket listener;
  private final Behaviour behaviour;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> heads = new CopyOnWriteArrayList<>();

  private final Moment moment;

  /** The moments at which it may write. */
  private enum Moment {
    /** When a connection is made: it reads nothing. */
    ON_CONNECT,
    /** When the head of a request was read. Its body is read afterwards. */
    AFTER_HEAD,
    /** When a request was read whole. */
    AFTER_BODY
  }

  private RawServer(ServerSocket listener, Behaviour behaviour, Moment moment) {
    this.listener = listener;
    this.behaviour = behaviour;
    this.moment = moment;
    threads.execute(this::accept);
  }

  static RawServer inTheClear(Behaviour behaviour) throws IOException {
    return new RawServer(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()), behaviour, Moment.AFTER_BODY);
  }

  /** Writes as soon as a connection is made, and reads nothing. */
  static RawServer onConnect(Behaviour behaviour) throws IOException {
    return new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour, Moment.ON_CONNECT);
  }

  /** Writes before it reads the body of a request. */
  static RawServer beforeBodies(Behaviour behaviour) throws IOException {
    return new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour, Moment.AFTER_HEAD);
  }

  static RawServer overTls(SSLContext context, Behaviour behaviour) throws IOException {
    return new RawServer(
        context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        behaviour,
        Moment.AFTER_BODY);
  }

  /** Writes an answer with a body. */
  static Behaviour answering(int status, String headers, String body) {
    return (head, out) -> {
      String text =
          "HTTP/1.1 " + status + " Status\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
      out.write(text.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    };
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The count of connections that were made to it. */
  int connections() {
    return connections.get();
  }

  /** The request lines and headers that it was sent. */
  List<String> heads() {
    return List.copyOf(heads);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException | RejectedExecutionException e) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      if (moment == Moment.ON_CONNECT) {
        behaviour.answer("", socket.getOutputStream());
      }
      while (true) {
        String head = head(in);
        heads.add(head);
        if (moment == Moment.AFTER_HEAD) {
          behaviour.answer(head, socket.getOutputStream());
        }
        in.skipNBytes(length(head));
        if (moment == Moment.AFTER_BODY) {
          behaviour.answer(head, socket.getOutputStream());
        }
      }
    } catch (IOException e) {
      // The caller has left, or does not speak HTTP.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed");
      }
      head.append((char) next);
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }

  private static int length(String head) {
    int at = head.indexOf("content-length: ") + "content-length: ".length();
    return Integer.parseInt(head.substring(at, head.indexOf("\r\n", at)));
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
    threads.close();
  }
}
