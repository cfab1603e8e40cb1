package org.numberrefresh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.cli.ClientRun.End;

/** The prompt for a secret: at a terminal, and where there is none. */
class SecretPromptTest {

  private static final String[] ADD = {
    "profile", "add", "east", "--url", "http://127.0.0.1:1", "--client-id", "east-client"
  };

  @TempDir private Path home;

  @Test
  void a_process_without_a_terminal_is_told_how_to_give_the_secret() {
    End end = new ClientRun(home).process("hush-hush\n", ADD);
    assertEquals(2, end.code(), end::toString);
    assertTrue(end.err().contains("--secret-file") && end.err().contains("NUMBER_REFRESH_CLIENT_SECRET"), end::err);
    assertFalse(Files.exists(home.resolve(".config")));
  }

  @Test
  void a_person_at_a_terminal_is_asked_and_does_not_see_the_secret() throws Exception {
    assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v script").start().waitFor() == 0,
        "There is no script(1) to make a terminal: the prompt is not tried.");
    Process process = new ClientRun(home).onTerminal().command("script", "-qec", quoted(), "/dev/null").start();
    String said;
    try (OutputStream keys = process.getOutputStream();
        InputStream screen = process.getInputStream()) {
      said = until("Secret: ", screen);
      keys.write("hush-hush\n".getBytes(StandardCharsets.UTF_8));
      keys.flush();
      said += new String(screen.readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    }
    assertEquals(0, process.exitValue(), said);
    assertFalse(said.contains("hush"), said);
    assertTrue(Files.readString(home.resolve(".config/number-refresh/profiles.json")).contains("hush-hush"));
  }

  /** The command in one text, as a shell takes it. */
  private static String quoted() {
    return Stream.concat(ClientRun.program().stream(), Stream.of(ADD))
        .map(word -> "'" + word + "'")
        .collect(Collectors.joining(" "));
  }

  private static String until(String end, InputStream screen) throws Exception {
    var said = new StringBuilder();
    for (int one = screen.read(); one >= 0; one = screen.read()) {
      said.append((char) one);
      if (said.toString().endsWith(end)) {
        return said.toString();
      }
    }
    throw new AssertionError("It did not ask: " + said);
  }
}
