package org.numberrefresh.stack;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpRequest;
import org.numberrefresh.stack.http.Refusal;
import org.numberrefresh.stack.invoke.Equipment;
import org.numberrefresh.stack.json.StackJson;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.token.TokenRules;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/** The application of toy.yaml: two roles, two routes of its own, handlers that take their equipment. */
final class ToyApplication implements Application {

  static final String KEEPER = "KEEPER";
  static final String GUEST = "GUEST";

  /** The stack that was started last, as the hook was told. */
  private volatile Optional<URI> started = Optional.empty();

  static StackOptions options() {
    try {
      Path template = Path.of(ToyApplication.class.getResource("/toy.yaml").toURI());
      return StackOptions.of(template, Path.of("stores", "target"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<URI> startedAt() {
    return started;
  }

  @Override
  public void setUp(ClientOverrideConfiguration.Builder client) {
    client.putHeader("x-toy", "yes");
  }

  @Override
  public Map<String, String> parameters(URI url, AwsEndpoint endpoint) {
    return Map.of("HereUrl", url.toString());
  }

  @Override
  public TokenRules tokens() {
    return new TokenRules(
        "toys",
        "toy:keep",
        List.of(
            new TokenRules.Role(KEEPER, List.of("toy:keep"), false),
            new TokenRules.Role(GUEST, List.of("toy:play", "toy:look"), true)),
        List.of(
            new TokenRules.FirstClient(KEEPER, Optional.of("keeper")),
            new TokenRules.FirstClient(GUEST, Optional.empty())));
  }

  @Override
  public Object handler(Class<?> type, Equipment equipment) throws ReflectiveOperationException {
    return type.getConstructor(Equipment.class).newInstance(equipment);
  }

  @Override
  public HttpAnswer refusal(Refusal why, String message) {
    int status =
        switch (why) {
          case MALFORMED, OUT_OF_RANGE -> 400;
          case NO_TOKEN -> 401;
          case SCOPE_MISSING -> 403;
          case NOT_FOUND -> 404;
          case TOO_LARGE -> 413;
        };
    return HttpAnswer.json(status, StackJson.object().put("why", why.name()).put("message", message));
  }

  @Override
  public Optional<HttpAnswer> answer(HttpRequest request) {
    return page(request, "/about", "toys");
  }

  @Override
  public Optional<HttpAnswer> answerOperator(HttpRequest request) {
    return page(request, "/local/cupboard", "full");
  }

  private static Optional<HttpAnswer> page(HttpRequest request, String path, String text) {
    return request.path().equals(path) ? Optional.of(HttpAnswer.json(200, text)) : Optional.empty();
  }

  @Override
  public void started(Stack stack) {
    started = Optional.of(stack.url());
  }
}
