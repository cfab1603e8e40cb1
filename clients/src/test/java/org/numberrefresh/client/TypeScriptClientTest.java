package org.numberrefresh.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The TypeScript client that the generator makes of openapi.yaml. Skipped without npm, and without a network. */
class TypeScriptClientTest {

  private static final Path FOLDER = Path.of("target", "typescript");
  private static final Path SOURCES = Path.of("src", "typescript");

  /** The words of npm where it does not reach its registry. */
  private static final Pattern NO_NETWORK =
      Pattern.compile(
          "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT");

  @Test
  void the_client_compiles_with_what_is_written_against_it() throws Exception {
    install();
    String said = run(0, "node", "node_modules/typescript/bin/tsc", "--project", ".", "--listFiles");
    for (String file : List.of("use.ts", "generated/apis/OrdersApi.ts", "generated/models/Problem.ts")) {
      assertTrue(said.contains(FOLDER.resolve(file).toAbsolutePath().toString()), said);
    }
  }

  /** A mistake in a program must show, or the first test could not fail. */
  @Test
  void a_program_that_differs_from_the_contract_does_not_compile() throws Exception {
    install();
    Path wrong = FOLDER.resolve("wrong.ts");
    Files.writeString(
        wrong,
        """
        import type { AcceptedOrder } from './generated/index';
        export const id = (order: AcceptedOrder): string => order.number;
        """);
    Path project = FOLDER.resolve("tsconfig.wrong.json");
    Files.writeString(project, "{ \"extends\": \"./tsconfig.json\", \"include\": [\"wrong.ts\"] }");
    String said = run(1, "node", "node_modules/typescript/bin/tsc", "--project", "tsconfig.wrong.json");
    assertTrue(said.contains("'number' does not exist on type 'AcceptedOrder'"), said);
  }

  private static void install() throws Exception {
    assumeTrue(isOnPath("npm") && isOnPath("node"), "There is no npm: the TypeScript client is not compiled.");
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path installed = FOLDER.resolve("node_modules/.package-lock.json");
    if (Files.exists(installed)) {
      return;
    }
    Result result =
        result("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=0");
    assumeFalse(
        result.code() != 0 && NO_NETWORK.matcher(result.said()).find(),
        "npm reaches no registry: the TypeScript client is not compiled.");
    assertEquals(0, result.code(), result::said);
  }

  private static String run(int code, String... command) throws Exception {
    Result result = result(command);
    assertEquals(code, Math.min(1, result.code()), result::said);
    return result.said();
  }

  private record Result(int code, String said) {}

  private static Result result(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), said);
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
