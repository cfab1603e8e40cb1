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
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.stack.log.StackLog;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The embedded stores: what becomes of them when their process ends, and who can reach them. */
class StoresLossTest {

  private static final Map<String, AttributeValue> THING = Map.of("id", AttributeValue.fromS("one"));
  private static final int MOST_TRIES = 2_000;

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
  void stores_that_keep_their_data_come_again_on_the_same_ports(@TempDir Path data) throws IOException {
    Files.createDirectory(data.resolve("tables"), PosixFilePermissions.asFileAttribute(mode("rwxr-xr-x")));
    try (StackStores stores = open(Optional.of(data))) {
      makeThings(stores);
      String queue = stores.sqs().createQueue(request -> request.queueName("kept")).queueUrl();
      kill(stores);
      assertEquals(
          THING, untilAnswered(() -> stores.dynamoDb().getItem(get -> get.tableName("things").key(THING)).item()));
      assertEquals(queue, untilAnswered(() -> stores.sqs().getQueueUrl(get -> get.queueName("kept")).queueUrl()));
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
    stores
        .dynamoDb()
        .createTable(
            request ->
                request
                    .tableName("things")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(a -> a.attributeName("id").attributeType(ScalarAttributeType.S))
                    .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH)));
    stores.dynamoDb().putItem(request -> request.tableName("things").item(THING));
  }

  /** Each try waits by itself: the client repeats a call that is refused, and pauses before. */
  private static <T> T untilAnswered(Supplier<T> call) {
    SdkException last = null;
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        return call.get();
      } catch (SdkException e) {
        last = e;
      }
    }
    throw new AssertionError("The stores did not come again.", last);
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
