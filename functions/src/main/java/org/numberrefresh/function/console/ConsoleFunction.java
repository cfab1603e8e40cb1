package org.numberrefresh.function.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Serves the console's page at {@code /}, its files and its settings below {@code /console/}. It needs no token, reads
 * no store and has no rights: the page calls the API as any client does.
 *
 * <p>Decision: docs/decisions.md#the-console-is-served-by-a-function
 */
public final class ConsoleFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private static final String PAGE = "index.html";
  private static final String SETTINGS = "settings.json";
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private final Map<String, ConsoleFile> files = new ConcurrentHashMap<>();
  private final ConsoleFile settings;
  private final String policy;

  public ConsoleFunction() {
    this(System.getenv());
    file(PAGE); // read and compressed before the snapshot
  }

  public ConsoleFunction(Platform platform) {
    this(platform.environment());
  }

  private ConsoleFunction(Map<String, String> environment) {
    String tokens = environment.getOrDefault("TOKEN_ENDPOINT", "");
    this.settings =
        ConsoleFile.ofJson(
            Map.of("tokenEndpoint", tokens, "scopePrefix", environment.getOrDefault("SCOPE_PREFIX", "")));
    this.policy = policy(tokens);
  }

  /** Nothing but its own files runs or styles the page; it speaks to this host and to the token endpoint alone. */
  private static String policy(String tokenEndpoint) {
    String issuer = tokenEndpoint.isEmpty() ? "" : " " + origin(URI.create(tokenEndpoint));
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
        + issuer
        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String name = Optional.ofNullable(event.getPathParameters()).map(parameters -> parameters.get("file")).orElse(PAGE);
    Optional<ConsoleFile> found = name.equals(SETTINGS) ? Optional.of(settings) : file(name);
    return found.map(file -> sent(file, event)).orElseGet(() -> missing(event));
  }

  private Optional<ConsoleFile> file(String name) {
    ConsoleFile known = files.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ConsoleFile> read = ConsoleFile.read(name);
    read.ifPresent(file -> files.put(name, file));
    return read;
  }

  private APIGatewayV2HTTPResponse sent(ConsoleFile file, APIGatewayV2HTTPEvent event) {
    boolean known = file.isKnown(header(event, "if-none-match"));
    boolean compressed = header(event, "accept-encoding").toLowerCase(Locale.ROOT).contains("gzip");
    Map<String, String> headers = new HashMap<>(guards());
    headers.put("content-type", file.type());
    headers.put("etag", file.etag());
    headers.put("vary", "accept-encoding");
    headers.put("cache-control", file.lasting() ? FOREVER : "no-cache");
    if (compressed && !known) {
      headers.put("content-encoding", "gzip");
    }
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(known ? 304 : 200)
        .withHeaders(headers)
        .withBody(known ? "" : compressed ? file.compressed() : file.plain())
        .withIsBase64Encoded(!known)
        .build();
  }

  private Map<String, String> guards() {
    return Map.of(
        "content-security-policy", policy,
        "x-content-type-options", "nosniff",
        "referrer-policy", "no-referrer",
        "cross-origin-opener-policy", "same-origin",
        "permissions-policy", "camera=(), geolocation=(), microphone=()");
  }

  /** A missing file is answered as by every other route; so is the page where it was not built. */
  private APIGatewayV2HTTPResponse missing(APIGatewayV2HTTPEvent event) {
    Language language = Language.ofHeader(header(event, "accept-language"));
    Reply reply = Edge.problem(Problem.of(ProblemCode.ROUTE_NOT_FOUND), language);
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(reply.status())
        .withHeaders(
            Map.of(
                "content-type", "application/json",
                "cache-control", "no-store",
                "x-correlator", UUID.randomUUID().toString()))
        .withBody(reply.content().map(Reply.Content::text).orElse(""))
        .build();
  }

  private static String header(APIGatewayV2HTTPEvent event, String name) {
    return Optional.ofNullable(event.getHeaders()).map(headers -> headers.get(name)).orElse("");
  }
}
