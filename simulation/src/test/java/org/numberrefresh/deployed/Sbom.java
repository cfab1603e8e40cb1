package org.numberrefresh.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bill of materials that the build made of what is deployed. */
record Sbom(JsonNode root) {

  static final Path FILE = Path.of("..", "functions", "target", "sbom.cdx.json");

  /**
   * A library that is deployed.
   *
   * @param file the jar's name
   * @param sha256 of its bytes, in hexadecimal digits
   */
  record Component(String file, String sha256) {}

  static Sbom read() throws IOException {
    return new Sbom(new ObjectMapper().readTree(Files.readAllBytes(FILE)));
  }

  List<Component> components() {
    return root.path("components").valueStream().map(Sbom::component).toList();
  }

  private static Component component(JsonNode node) {
    String artifact = node.path("name").asText();
    String version = node.path("version").asText();
    String sha256 =
        node.path("hashes")
            .valueStream()
            .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
            .map(hash -> hash.path("content").asText())
            .findFirst()
            .orElse("");
    return new Component(artifact + "-" + version + ".jar", sha256);
  }
}
