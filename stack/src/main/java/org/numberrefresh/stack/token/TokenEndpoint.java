package org.numberrefresh.stack.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpRequest;
import org.numberrefresh.stack.http.OwnRoutes;
import org.numberrefresh.stack.json.StackJson;

/** The OAuth 2 token endpoint (RFC 6749, client credentials) and the published keys (RFC 7517). */
public final class TokenEndpoint implements OwnRoutes {

  private record Credentials(String id, String secret) {}

  private final ClientBook clients;
  private final TokenIssuer issuer;

  /** Gives the clients of a book the tokens of an issuer. */
  public TokenEndpoint(ClientBook clients, TokenIssuer issuer) {
    this.clients = clients;
    this.issuer = issuer;
  }

  @Override
  public Optional<HttpAnswer> answer(HttpRequest request) {
    return switch (request.method() + " " + request.path()) {
      case "POST /oauth2/token" -> Optional.of(token(request));
      case "GET /oauth2/jwks" -> Optional.of(keys());
      default -> Optional.empty();
    };
  }

  private HttpAnswer keys() {
    return new HttpAnswer(
        200,
        Map.of("content-type", "application/jwk-set+json", "cache-control", "max-age=300"),
        issuer.keys().toString().getBytes(StandardCharsets.UTF_8));
  }

  private HttpAnswer token(HttpRequest request) {
    if (!request.mediaType().equals("application/x-www-form-urlencoded")) {
      return error(400, "invalid_request", "The body must be a form.");
    }
    Map<String, String> form;
    try {
      form = HttpRequest.form(request.text());
    } catch (IllegalArgumentException e) {
      return error(400, "invalid_request", "The form cannot be decoded.");
    }
    if (!form.containsKey("grant_type")) {
      return error(400, "invalid_request", "grant_type is missing.");
    }
    if (!form.get("grant_type").equals("client_credentials")) {
      return error(400, "unsupported_grant_type", "Only client_credentials.");
    }
    Optional<Client> client = credentials(request, form).flatMap(proof -> clients.proven(proof.id, proof.secret));
    if (client.isEmpty()) {
      return error(401, "invalid_client", "Unknown client or wrong secret.");
    }
    List<String> allowed = client.get().scopes();
    String asked = form.getOrDefault("scope", "").strip();
    List<String> scopes = asked.isEmpty() ? allowed : Arrays.asList(asked.split(" +"));
    if (!allowed.containsAll(scopes)) {
      return error(400, "invalid_scope", "The client may not ask for one of these scopes.");
    }
    ObjectNode answer =
        StackJson.object()
            .put("access_token", issuer.token(client.get(), scopes))
            .put("token_type", "Bearer")
            .put("expires_in", TokenIssuer.LIFETIME.toSeconds())
            .put("scope", String.join(" ", scopes));
    return uncached(200, answer, Map.of());
  }

  private static Optional<Credentials> credentials(HttpRequest request, Map<String, String> form) {
    Optional<String> basic = request.credentials("Basic");
    if (basic.isEmpty()) {
      return Optional.ofNullable(form.get("client_id"))
          .map(id -> new Credentials(id, form.getOrDefault("client_secret", "")));
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(basic.get());
      String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2
          ? Optional.of(new Credentials(HttpRequest.decoded(parts[0]), HttpRequest.decoded(parts[1])))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static HttpAnswer error(int status, String code, String description) {
    ObjectNode body = StackJson.object().put("error", code).put("error_description", description);
    return uncached(status, body, status == 401 ? Map.of("www-authenticate", "Basic") : Map.of());
  }

  private static HttpAnswer uncached(int status, ObjectNode body, Map<String, String> more) {
    var headers = new HashMap<String, String>(more);
    headers.put("content-type", "application/json");
    headers.put("cache-control", "no-store");
    return new HttpAnswer(status, headers, StackJson.bytes(body));
  }
}
