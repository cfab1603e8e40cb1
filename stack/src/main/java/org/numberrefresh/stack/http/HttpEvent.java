package org.numberrefresh.stack.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.numberrefresh.stack.json.StackJson;
import org.numberrefresh.stack.template.AuthorizerSpec;

/** A request as API Gateway hands it to functions: payload format 2.0, for a route and for its authorizer. */
final class HttpEvent {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final List<String> TEXT_TYPES =
      List.of(
          "text/",
          "application/json",
          "application/xml",
          "application/javascript",
          "application/x-www-form-urlencoded");

  private final HttpRequest request;
  private final RouteTable.Match match;
  private final Clock clock;

  HttpEvent(HttpRequest request, RouteTable.Match match, Clock clock) {
    this.request = request;
    this.match = match;
    this.clock = clock;
  }

  /** The event for the route's function. */
  byte[] forFunction(Optional<JsonNode> authorizerContext) {
    ObjectNode event = common();
    ObjectNode context = event.withObject("/requestContext");
    authorizerContext.ifPresent(found -> context.putObject("authorizer").set("lambda", found));
    if (request.body().length > 0) {
      boolean text = isText();
      event.put("body", text ? request.text() : Base64.getEncoder().encodeToString(request.body()));
      event.put("isBase64Encoded", !text);
    } else {
      event.put("isBase64Encoded", false);
    }
    return StackJson.bytes(event);
  }

  /** The event for the route's authorizer. */
  byte[] forAuthorizer(AuthorizerSpec authorizer) {
    ObjectNode event = common();
    event.put("type", "REQUEST");
    String path = request.path();
    event.put("routeArn", "arn:aws:execute-api:us-east-1:000000000000:local/$default/" + request.method() + path);
    if (!authorizer.identityHeaders().isEmpty()) {
      var sources = event.putArray("identitySource");
      authorizer
          .identityHeaders()
          .forEach(name -> request.header(name.toLowerCase(Locale.ROOT)).ifPresent(sources::add));
    }
    return StackJson.bytes(event);
  }

  private ObjectNode common() {
    ObjectNode event = StackJson.object();
    event.put("version", "2.0");
    event.put("routeKey", match.target().route().key());
    event.put("rawPath", HttpRequest.decoded(request.path().replace("+", "%2B")));
    event.put("rawQueryString", request.query());
    put(event.putObject("headers"), request.headers());
    Map<String, String> parameters = request.parameters();
    if (!parameters.isEmpty()) {
      put(event.putObject("queryStringParameters"), parameters);
    }
    if (!match.variables().isEmpty()) {
      put(event.putObject("pathParameters"), match.variables());
    }
    context(event.putObject("requestContext"));
    return event;
  }

  private void context(ObjectNode context) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
    context.put("accountId", "000000000000");
    context.put("apiId", "local");
    context.put("domainName", request.header("host").orElse("127.0.0.1"));
    context.put("domainPrefix", "local");
    context
        .putObject("http")
        .put("method", request.method())
        .put("path", request.path())
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", request.sourceIp())
        .put("userAgent", request.header("user-agent").orElse(""));
    context.put("requestId", new UUID(random.nextLong(), random.nextLong()).toString());
    context.put("routeKey", match.target().route().key());
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toInstant().toEpochMilli());
  }

  /** Bytes that are no UTF-8 go in base64: as text they would be garbled. */
  private boolean isText() {
    String type = request.header("content-type").isEmpty() ? "text/plain" : request.mediaType();
    boolean said = type.endsWith("+json") || type.endsWith("+xml") || TEXT_TYPES.stream().anyMatch(type::startsWith);
    return said && request.isText();
  }

  private static void put(ObjectNode target, Map<String, String> values) {
    values.forEach(target::put);
  }
}
