package org.numberrefresh.bench;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.numberrefresh.stack.token.Client;
import org.numberrefresh.stack.token.SigningKeys;
import org.numberrefresh.stack.token.TokenIssuer;

/** An issuer of tokens that publishes its keys over https, with a certificate of its own: functions take no other. */
final class PlayedIssuer implements AutoCloseable {

  static final String ISSUER = "https://tokens.example";
  static final String AUDIENCE = "https://api.example";

  private static final String PASSWORD = "changeit";

  private final HttpsServer server;
  private final Path folder;
  private final TokenIssuer issuer =
      new TokenIssuer(ISSUER, AUDIENCE, Clock.systemUTC(), SigningKeys.open(Optional.empty()));

  private PlayedIssuer(HttpsServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  static PlayedIssuer open() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("issuer");
    Path store = folder.resolve("issuer.p12");
    drawKey(store);
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var issuer = new PlayedIssuer(server, folder);
    byte[] keys = issuer.issuer.keys().toString().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
          }
        });
    server.start();
    return issuer;
  }

  private static void drawKey(Path store) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            "issuer",
            "-keyalg",
            "EC",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "san=ip:127.0.0.1",
            "-validity",
            "7",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool makes no certificate: " + said);
    }
  }

  private static SSLContext context(Path store) throws IOException {
    try {
      KeyStore key = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(key, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** The URL of its keys. */
  URI jwks() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
  }

  /** The options of a JVM that trusts it. */
  List<String> trusted() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + folder.resolve("issuer.p12"), "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  /** A token of a client that answers for an app. */
  String token(String client) {
    List<String> scopes = List.of("number-refresh:results:write");
    return issuer.token(new Client("APP", "chat", client, "unused", scopes), scopes);
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    Files.deleteIfExists(folder.resolve("issuer.p12"));
    Files.deleteIfExists(folder);
  }
}
