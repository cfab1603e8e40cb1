package org.numberrefresh.stack.stores;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;

/**
 * The child process of the local stack: tables and queues behind two ports.
 *
 * <p>Arguments: {@code tables=memory|none|DIR}, {@code queues=memory|none|DIR}, and {@code tables-port=N} and {@code
 * queues-port=N}, 0 for any free port. Says {@code stores TABLES QUEUES} on its standard output once both ports answer
 * on loopback (0 for a store that was not asked for), and ends when its standard input does, which is when the process
 * that started it ends, however it ends.
 */
public final class StoresMain {

  /** Named and never compiled against: DynamoDB Local is under Amazon's own licence. */
  private static final String DYNAMODB_LOCAL = "software.amazon.dynamodb.services.local.main.ServerRunner";

  private static final String LOOPBACK = "127.0.0.1";
  private static final String NONE = "none";
  private static final String MEMORY = "memory";

  private StoresMain() {}

  public static void main(String[] args) {
    try {
      run(args);
    } catch (Exception e) {
      // A store that started in the meantime has threads of its own, which would keep the process.
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void run(String[] args) throws Exception {
    PrintStream announce = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    Thread.ofPlatform().daemon().name("parent").start(StoresMain::endWithParent);
    String tables = argument(args, "tables").orElse(MEMORY);
    String queues = argument(args, "queues").orElse(MEMORY);
    int tablesPort = tables.equals(NONE) ? 0 : port(args, "tables-port");
    int queuesPort = queues.equals(NONE) ? 0 : port(args, "queues-port");
    FutureTask<Void> startingQueues = new FutureTask<>(() -> startQueues(queuesPort, queues), null);
    if (queuesPort != 0) {
      Thread.ofPlatform().start(startingQueues);
    }
    if (tablesPort != 0) {
      startTables(tablesPort, tables);
    }
    if (queuesPort != 0) {
      startingQueues.get();
    }
    announce.println("stores " + tablesPort + " " + queuesPort);
    announce.flush();
  }

  private static void startTables(int port, String where) throws Exception {
    List<String> args = new ArrayList<>(List.of("-port", Integer.toString(port), "-disableTelemetry"));
    if (where.equals(MEMORY)) {
      args.add("-inMemory");
    } else {
      args.addAll(List.of("-dbPath", Files.createDirectories(Path.of(where)).toString()));
    }
    // Its main method blocks in some versions; this returns once the port answers.
    Class<?> server = Class.forName(DYNAMODB_LOCAL);
    Object runner =
        server
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) args.toArray(String[]::new));
    listenOnLoopback(runner);
    runner.getClass().getMethod("start").invoke(runner);
  }

  /** DynamoDB Local has no option for it, and would listen on every interface of the machine. */
  private static void listenOnLoopback(Object runner) throws ReflectiveOperationException {
    Field jetty = runner.getClass().getDeclaredField("server");
    jetty.setAccessible(true);
    for (Connector connector : ((Server) jetty.get(runner)).getConnectors()) {
      ((ServerConnector) connector).setHost(LOOPBACK);
    }
  }

  private static void startQueues(int port, String where) {
    Map<String, Object> settings =
        Map.ofEntries(
            Map.entry("node-address.host", LOOPBACK),
            Map.entry("node-address.port", port),
            Map.entry("rest-sqs.bind-hostname", LOOPBACK),
            Map.entry("rest-sqs.bind-port", port),
            Map.entry("aws.region", "us-east-1"),
            Map.entry("pekko.loglevel", "OFF"),
            Map.entry("messages-storage.enabled", !where.equals(MEMORY)),
            Map.entry("messages-storage.uri", "jdbc:h2:" + Path.of(where).toAbsolutePath().resolve("queues")));
    new ElasticMQServer(new ElasticMQServerConfig(ConfigFactory.parseMap(settings).withFallback(ConfigFactory.load())))
        .start();
  }

  private static int port(String[] args, String name) throws IOException {
    int wanted = Integer.parseInt(argument(args, name).orElse("0"));
    return wanted == 0 ? freePort() : wanted;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Optional<String> argument(String[] args, String name) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(name + "="))
        .map(arg -> arg.substring(name.length() + 1))
        .findFirst();
  }

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The pipe broke: the parent is gone all the same.
    }
    Runtime.getRuntime().halt(0);
  }
}
