package org.numberrefresh.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.numberrefresh.domain.access.Scope;

/** An issuer that publishes its keys at a URL, signs whatever it is given, and may be down. */
public final class PlayedIssuer implements AutoCloseable {

  public static final String NAME = "https://issuer.example";
  public static final RSAKey FIRST = key("first");
  public static final RSAKey SECOND = key("second");

  private final HttpServer server;
  private final AtomicInteger fetched = new AtomicInteger();
  private volatile byte[] published = new byte[0];
  private volatile int status = 200;

  public PlayedIssuer() {
    publishes(FIRST);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          byte[] body = published;
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public AccessTokens.Rules rules(String audience) {
    return new AccessTokens.Rules(NAME, audience, "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks", "");
  }

  public void publishes(RSAKey... keys) {
    List<JWK> open = List.of(keys).stream().<JWK>map(RSAKey::toPublicJWK).toList();
    publishes(new JWKSet(open).toString());
  }

  public void publishes(String body) {
    published = body.getBytes(StandardCharsets.UTF_8);
  }

  public void answers(int next) {
    status = next;
  }

  /** The number of times that its keys were asked for. */
  public int fetched() {
    return fetched.get();
  }

  /** The header of a request with a token, of any header and claims, under the right signature. */
  public static String signed(RSAKey key, byte[] header, byte[] claims) {
    String content = base64(header) + "." + base64(claims);
    try {
      Signature rs256 = Signature.getInstance("SHA256withRSA");
      rs256.initSign(key.toPrivateKey());
      rs256.update(content.getBytes(StandardCharsets.US_ASCII));
      return "Bearer " + content + "." + base64(rs256.sign());
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String signed(RSAKey key, String claims) {
    String header = "{\"alg\":\"RS256\",\"kid\":\"" + key.getKeyID() + "\"}";
    return signed(key, header.getBytes(StandardCharsets.UTF_8), claims.getBytes(StandardCharsets.UTF_8));
  }

  /** A token of a client for the next hour. */
  public static String token(String clientId, Scope scope, Instant now) {
    return signed(
        FIRST,
        """
        {"iss":"%s","client_id":"%s","scope":"%s","iat":%d,"exp":%d}\
        """
            .formatted(NAME, clientId, scope.value(), now.getEpochSecond(), now.getEpochSecond() + 3_600));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
