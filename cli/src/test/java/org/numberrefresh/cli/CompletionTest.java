package org.numberrefresh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.cli.ClientRun.End;

/** The completion script, in the shells that it is for. */
class CompletionTest {

  @TempDir private Path home;
  private Path script = Path.of("");

  @BeforeEach
  void printsTheScript() throws IOException {
    End end = new ClientRun(home).inside("", "completion");
    assertEquals(0, end.code(), end::toString);
    script = Files.writeString(home.resolve("completion"), end.out());
  }

  private static String shell(String... command) throws Exception {
    Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, shell.waitFor(), said);
    return said;
  }

  @Test
  void bash_completes_commands_and_options() throws Exception {
    String complete =
        "compopt() { :; }; source %s; COMP_WORDS=(number-refresh %s); COMP_CWORD=%d; _complete_number-refresh; echo"
            + " ${COMPREPLY[@]}";
    assertEquals("check-app", shell("bash", "-c", complete.formatted(script, "check-a", 1)).strip());
    assertEquals("--rejected", shell("bash", "-c", complete.formatted(script, "submit --rej", 2)).strip());
  }

  @Test
  void zsh_loads_what_runs_completions_of_bash() throws Exception {
    String text = Files.readString(script);
    assertTrue(text.contains("ZSH_VERSION") && text.contains("bashcompinit"), text);
    assertTrue(text.contains("complete -F _complete_number-refresh"), text);
  }

  @Test
  void the_script_is_one_that_zsh_takes() throws Exception {
    boolean zsh = new ProcessBuilder("sh", "-c", "command -v zsh").start().waitFor() == 0;
    assumeTrue(zsh, "There is no zsh: its syntax is not checked.");
    shell("zsh", "-n", script.toString());
  }
}
