package org.numberrefresh.simulation.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpRequest;

/**
 * Serves the contract, as it is and as a page. The page is Redoc's, from the class path, and loads nothing from
 * elsewhere.
 *
 * <p>Decision: docs/decisions.md#the-page-at-docs-loads-nothing-from-elsewhere
 */
final class DocsRoutes {

  /** Redoc shows its maker's logo from another host, and works off its search in a worker that it makes itself. */
  private static final String OWN_THINGS_ONLY =
      "default-src 'none'; script-src 'self'; worker-src blob:; style-src 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Path contract;

  /**
   * Makes the routes.
   *
   * @param contract the OpenAPI document
   */
  DocsRoutes(Path contract) {
    this.contract = contract;
  }

  /** Answers a request for the contract; empty for all others. */
  Optional<HttpAnswer> answer(HttpRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Optional.empty();
    }
    return switch (request.path()) {
      case "/docs" -> Optional.of(answer("text/html;charset=UTF-8", resource("docs.html")));
      case "/docs/redoc.js" -> Optional.of(answer("text/javascript;charset=UTF-8", resource(redoc())));
      case "/openapi.yaml" -> Optional.of(answer("application/yaml", document()));
      default -> Optional.empty();
    };
  }

  private static HttpAnswer answer(String type, byte[] body) {
    return new HttpAnswer(200, Map.of("content-type", type, "content-security-policy", OWN_THINGS_ONLY), body);
  }

  private byte[] document() {
    try {
      return Files.readAllBytes(contract);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A webjar's files stand under its version. */
  private static String redoc() {
    var about = new Properties();
    try (InputStream in = open("/META-INF/maven/org.webjars/redoc/pom.properties")) {
      about.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "/META-INF/resources/webjars/redoc/" + about.getProperty("version") + "/redoc.standalone.js";
  }

  private static byte[] resource(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Optional.ofNullable(DocsRoutes.class.getResourceAsStream(name))
        .orElseThrow(() -> new IllegalStateException(name + " is not on the class path. Build again: mvn package."));
  }
}
