package org.numberrefresh.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A deployed function starts without a word: each line that it prints is stored and paid. */
class DeployedStartTest {

  private static final Path LAMBDA = Path.of("..", "functions", "target", "lambda");

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_REGION", "cn-north-1",
          "PARTIES_TABLE", "parties",
          "RETENTION_DAYS", "1095",
          "TOKEN_ISSUER", "https://tokens.example",
          "TOKEN_AUDIENCE", "https://api.example",
          "JWKS_URL", "https://tokens.example/jwks.json",
          "SCOPE_PREFIX", "");

  /** Starts the one function that calls nobody when it starts. */
  static final class Starter {

    private Starter() {}

    public static void main(String[] none) throws ReflectiveOperationException {
      Class.forName("org.numberrefresh.function.authorize.AuthorizeFunction").getConstructor().newInstance();
    }
  }

  private static String folderOfStarter() {
    return Path.of(URI.create(Starter.class.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
  }

  @Test
  void a_function_that_starts_prints_nothing() throws IOException, InterruptedException {
    var command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, LAMBDA.toString(), LAMBDA.resolve("lib") + "/*", folderOfStarter()),
                Starter.class.getName())
            .redirectErrorStream(true);
    command.environment().clear();
    command.environment().putAll(ENVIRONMENT);
    Process process = command.start();
    assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, process.waitFor());
  }
}
