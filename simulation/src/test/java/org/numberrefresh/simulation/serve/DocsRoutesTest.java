package org.numberrefresh.simulation.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpRequest;

/** The contract can be read as a page without a network. */
class DocsRoutesTest {

  private static final Path CONTRACT = Path.of("..", "openapi.yaml");
  private static final Pattern LOADED = Pattern.compile("(?:src|href|spec-url|url\\()\\s*=?\\s*[\"']?([^\"' >)]+)");

  private final DocsRoutes docs = new DocsRoutes(CONTRACT);

  private Optional<HttpAnswer> get(String path) {
    return docs.answer(new HttpRequest("GET", path, "", Map.of(), new byte[0], "127.0.0.1"));
  }

  private static String text(HttpAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void whatever_the_page_loads_is_served_here() {
    HttpAnswer page = get("/docs").orElseThrow();
    assertEquals("text/html;charset=UTF-8", page.headers().get("content-type"));
    List<String> loaded = LOADED.matcher(text(page)).results().map(found -> found.group(1)).toList();
    assertEquals(List.of("/openapi.yaml", "/docs/redoc.js"), loaded);
    for (String path : loaded) {
      assertEquals(200, get(path).orElseThrow().status(), path);
    }
    assertFalse(text(page).contains("//"), "The page names another host");
  }

  @Test
  void the_script_is_redocs_and_what_it_would_load_from_elsewhere_is_forbidden() {
    assertTrue(text(get("/docs/redoc.js").orElseThrow()).contains("spec-url"));
    for (String path : List.of("/docs", "/docs/redoc.js", "/openapi.yaml")) {
      String policy = get(path).orElseThrow().headers().get("content-security-policy");
      assertTrue(policy.startsWith("default-src 'none';"), policy);
      assertTrue(
          Arrays.stream(policy.split(";"))
              .flatMap(rule -> Arrays.stream(rule.strip().split(" ")).skip(1))
              .allMatch(List.of("'none'", "'self'", "'unsafe-inline'", "data:", "blob:")::contains),
          policy);
    }
  }

  @Test
  void the_contract_is_served_as_it_stands() throws IOException {
    HttpAnswer contract = get("/openapi.yaml").orElseThrow();
    assertEquals("application/yaml", contract.headers().get("content-type"));
    assertEquals(Files.readString(CONTRACT), text(contract));
  }

  @Test
  void nothing_else_is_served() {
    assertEquals(Optional.empty(), get("/docs/../openapi.yaml"));
    assertEquals(Optional.empty(), get("/docs/redoc.js.map"));
    assertEquals(
        Optional.empty(), docs.answer(new HttpRequest("POST", "/docs", "", Map.of(), new byte[0], "127.0.0.1")));
  }
}
