package org.numberrefresh.stack.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the HTTP API and its authorizers. */
final class ApiReader {

  private static final Pattern FUNCTION_ARN = Pattern.compile("arn:aws:lambda:[^:]*:[^:]*:function:([^:]+)(:.*)?");
  private static final int DEFAULT_CACHE_SECONDS = 0;

  private final List<AuthorizerSpec> authorizers = new ArrayList<>();
  private Optional<String> defaultAuthorizer = Optional.empty();

  void read(Section api) {
    Optional<Section> auth = api.section("Auth");
    auth.ifPresent(this::auth);
    api.without(NoLocalMeaning.API).end();
  }

  List<AuthorizerSpec> authorizers() {
    return authorizers;
  }

  /** The authorizer of a route that names none itself. */
  Optional<String> defaultAuthorizer() {
    return defaultAuthorizer;
  }

  private void auth(Section auth) {
    defaultAuthorizer = auth.text("DefaultAuthorizer");
    Map<String, Object> declared = auth.map("Authorizers");
    declared.forEach((name, value) -> authorizer(name, new Section(auth.where() + "." + name, value)));
    auth.end();
    defaultAuthorizer
        .filter(name -> !declared.containsKey(name))
        .ifPresent(
            name -> {
              throw new TemplateException(auth.where() + ".DefaultAuthorizer", "there is no authorizer " + name + ".");
            });
  }

  private void authorizer(String name, Section authorizer) {
    Matcher function = FUNCTION_ARN.matcher(authorizer.requiredText("FunctionArn"));
    if (!function.matches()) {
      throw new TemplateException(authorizer.where() + ".FunctionArn", "must be a function of this template.");
    }
    authorizer.mustBe("AuthorizerPayloadFormatVersion", "2.0", false);
    authorizer.mustBe("EnableSimpleResponses", "true", false);
    // The permission to call the function: without IAM, nothing to do.
    authorizer.take("EnableFunctionDefaultPermissions");
    Optional<Section> identity = authorizer.section("Identity");
    List<String> headers = identity.map(section -> section.texts("Headers")).orElse(List.of());
    var cached =
        identity.map(section -> section.seconds("ReauthorizeEvery", DEFAULT_CACHE_SECONDS)).orElse(Duration.ZERO);
    identity.ifPresent(Section::end);
    authorizer.end();
    if (!cached.isZero() && headers.isEmpty()) {
      throw new TemplateException(
          authorizer.where() + ".Identity",
          "caches answers by no header. Name the headers, or set ReauthorizeEvery: 0.");
    }
    authorizers.add(new AuthorizerSpec(name, function.group(1), headers, cached));
  }
}
