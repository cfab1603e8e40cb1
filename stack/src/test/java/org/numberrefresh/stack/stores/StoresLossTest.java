package org.numberrefresh.stack.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.stack.log.StackLog;
import org.numberrefresh.stack.template.Template;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The embedded stores: what becomes of them when their process ends, and who can reach them. */
class StoresLossTest {

  private static final Map<String, AttributeValue> THING = Map.of("id", AttributeValue.fromS("one"));
  private static final String THINGS = "toy-things";
  private static final String WORK = "toy-work";
  private static final int MOST_TRIES = 2_000;
  private static final int BETWEEN_MILLIS = 50;

  private static StackStores open(Optional<Path> data) {
    return StackStores.open(
        AwsEndpoint.embedded(), Path.of("stores", "target"), data, client -> {}, new StackLog(System.err));
  }

  private static void kill(StackStores stores) {
    ProcessHandle child = ProcessHandle.of(stores.processId().orElseThrow()).orElseThrow();
    child.destroyForcibly();
    child.onExit().join();
  }

  @Test
  void stores_that_keep_their_data_come_again_on_the_same_ports(@TempDir Path data) throws Exception {
    Files.createDirectory(data.resolve("tables"), PosixFilePermissions.asFileAttribute(mode("rwxr-xr-x")));
    try (StackStores stores = open(Optional.of(data))) {
      makeThings(stores);
      kill(stores);
      assertEquals(
          THING,
          untilAnswered(stores, () -> stores.dynamoDb().getItem(get -> get.tableName(THINGS).key(THING)).item()));
      String queue = stores.surroundings().queueUrl().apply(WORK);
      assertEquals(queue, untilAnswered(stores, () -> stores.sqs().getQueueUrl(get -> get.queueName(WORK)).queueUrl()));
      assertFalse(stores.lost().isDone());
      for (String own : List.of("tables", "queues")) {
        assertEquals(mode("rwx------"), Files.getPosixFilePermissions(data.resolve(own)), own);
      }
    }
  }

  private static Set<PosixFilePermission> mode(String text) {
    return PosixFilePermissions.fromString(text);
  }

  private static void makeThings(StackStores stores) {
    try {
      Path toys = Path.of(StoresLossTest.class.getResource("/toy.yaml").toURI());
      stores.provide(Template.read(toys, Map.of(), stores.surroundings()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    stores.dynamoDb().putItem(request -> request.tableName(THINGS).item(THING));
  }

  /** Repeats a call until it is answered or the stores are lost. */
  private static <T> T untilAnswered(StackStores stores, Supplier<T> call) throws Exception {
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        return call.get();
      } catch (SdkException e) {
        assertThrows(TimeoutException.class, () -> stores.lost().get(BETWEEN_MILLIS, TimeUnit.MILLISECONDS));
      }
    }
    return call.get();
  }

  @Test
  void stores_in_memory_are_lost_with_their_process_and_the_stack_says_so() throws Exception {
    withAProxyThatIsNotThere(
        () -> {
          try (StackStores stores = open(Optional.empty())) {
            makeThings(stores);
            refuseOtherInterfaces(stores);
            kill(stores);
            String reason = stores.lost().get(1, TimeUnit.MINUTES);
            assertTrue(reason.contains("in memory is lost") && reason.contains("--data"), reason);
          }
          return null;
        });
  }

  /** The addresses of this machine that others could reach it by. */
  private static void refuseOtherInterfaces(StackStores stores) throws SocketException {
    int port = stores.tablesAt().orElseThrow().getPort();
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();
    for (InetAddress other : others) {
      assertThrows(ConnectException.class, () -> connect(other, port), other + " was answered.");
    }
    assertThrows(ConnectException.class, () -> connect(InetAddress.getByName("127.0.0.2"), port));
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(new InetSocketAddress(address, port));
    }
  }

  private static void withAProxyThatIsNotThere(Callable<Void> calls) throws Exception {
    Map<String, String> proxy =
        Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "9", "http.nonProxyHosts", "none.example");
    proxy.forEach(System::setProperty);
    try {
      calls.call();
    } finally {
      proxy.keySet().forEach(System::clearProperty);
    }
  }
}
