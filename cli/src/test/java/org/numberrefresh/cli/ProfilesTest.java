package org.numberrefresh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.cli.ClientRun.End;

/** Profiles, and what a command that is given the wrong things says. */
class ProfilesTest {

  private static final String NUMBER = "+8613800138000";

  @TempDir private Path home;

  @Test
  void a_profile_is_added_used_and_removed_and_its_secret_is_shown_nowhere() throws Exception {
    ClientRun run = new ClientRun(home).with("NUMBER_REFRESH_CLIENT_SECRET", "hush-hush");
    for (String name : new String[] {"east", "west"}) {
      End added =
          run.inside("", "profile", "add", name, "--url", "http://127.0.0.1:1", "--client-id", name + "-client");
      assertEquals(0, added.code(), added::toString);
    }
    Path file = home.resolve(".config/number-refresh/profiles.json");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertTrue(Files.readString(file).contains("hush-hush"));

    assertEquals(0, run.inside("", "profile", "use", "west").code());
    End list = run.inside("", "profile", "list", "--json");
    assertEquals("east", list.json().at("/profiles/0/name").asText());
    assertTrue(list.json().at("/profiles/1/used").asBoolean());
    assertFalse(list.out().contains("hush-hush"));

    assertEquals(0, run.inside("", "profile", "remove", "west").code());
    End gone = run.inside("", "profile", "use", "west");
    assertEquals(2, gone.code());
    assertTrue(gone.err().contains("There are: east"), gone::err);
  }

  @Test
  void without_profiles_the_list_says_how_to_make_one() {
    End list = new ClientRun(home).inside("", "profile", "list");
    assertEquals("", list.out());
    assertTrue(list.err().contains("There is no profile yet. Add one with: number-refresh profile add"), list::err);
    assertTrue(new ClientRun(home).inside("", "profile", "list", "--json").json().path("profiles").isEmpty());
  }

  @Test
  void a_file_that_others_may_read_is_refused() throws Exception {
    Path file = Files.writeString(home.resolve("profiles"), "{}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    End end = new ClientRun(home).inside("", "apps", "--profiles", file.toString());
    assertEquals(2, end.code());
    assertTrue(end.err().contains("chmod 600"), end::err);
  }

  @Test
  void without_a_client_it_says_how_to_name_one() {
    End end = new ClientRun(home).inside("", "apps");
    assertEquals(2, end.code());
    assertTrue(end.err().contains("profile add"), end::err);
  }

  @Test
  void a_secret_is_not_sent_in_the_clear() {
    ClientRun run =
        new ClientRun(home)
            .with("NUMBER_REFRESH_URL", "http://hub.example")
            .with("NUMBER_REFRESH_CLIENT_ID", "east-client")
            .with("NUMBER_REFRESH_CLIENT_SECRET", "hush-hush");
    End end = run.inside("", "apps");
    assertEquals(2, end.code(), end::toString);
    assertTrue(end.err().contains("https"), end::err);
  }

  @Test
  void rejected_lines_never_replace_the_file_that_is_read() throws Exception {
    Path numbers = Files.writeString(home.resolve("numbers.csv"), "phoneNumber,deactivatedAt\n");
    ClientRun run = new ClientRun(home).with("NUMBER_REFRESH_URL", "http://127.0.0.1:1");
    Path same = home.resolve(".").resolve("numbers.csv");
    End end = run.inside("", "submit", numbers.toString(), "--rejected", same.toString());
    assertEquals(2, end.code(), end::toString);
    assertTrue(Files.exists(numbers));
  }

  @Test
  void a_number_in_the_arguments_is_refused_and_not_repeated() {
    ClientRun run = new ClientRun(home);
    for (String command : new String[] {"status", "grade", "certificate", "apps"}) {
      End end = run.inside("", command, NUMBER, "--consent", "x", "--holder-since", "y");
      assertEquals(2, end.code(), end::toString);
      assertFalse(end.toString().contains("13800138000"), end::toString);
    }
    assertTrue(run.inside("", "status", NUMBER).err().contains("--file"));
  }

  @Test
  void a_system_that_is_not_there_is_told_by_exit_code_3_in_the_users_language() {
    End end =
        new ClientRun(home)
            .with("LC_ALL", "zh_CN.UTF-8")
            .with("NUMBER_REFRESH_URL", "http://127.0.0.1:1")
            .with("NUMBER_REFRESH_CLIENT_ID", "east-client")
            .with("NUMBER_REFRESH_CLIENT_SECRET", "hush-hush")
            .process("", "apps");
    assertEquals(3, end.code(), end::toString);
    assertTrue(end.err().startsWith("无法连接 http://127.0.0.1:1"), end::toString);
    assertFalse(end.toString().contains("hush-hush"));
  }
}
