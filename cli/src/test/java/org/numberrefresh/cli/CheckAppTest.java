package org.numberrefresh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.cli.ClientRun.End;

/** The conformance kit against an app that keeps the rules, and against one that breaks them. */
class CheckAppTest {

  @TempDir private Path home;

  @Test
  void an_app_that_keeps_the_rules_passes_every_check() throws Exception {
    Path secret = Files.writeString(home.resolve("secret"), KitApp.SECRET + "\n");
    try (KitApp app = KitApp.good()) {
      End end =
          new ClientRun(home).process("", "check-app", app.url(), "--this-machine", "--secret-file", secret.toString());
      assertEquals(0, end.code(), end::toString);
      assertTrue(end.out().contains("12 of 12 checks passed"), end::toString);
      assertEquals("", end.err());
    }
  }

  @Test
  void an_app_that_takes_digests_is_asked_by_digests() {
    try (KitApp app = KitApp.good()) {
      End end =
          new ClientRun(home)
              .with("NUMBER_REFRESH_APP_SECRET", KitApp.SECRET)
              .inside("", "check-app", app.url(), "--this-machine", "--digests", "--json");
      assertEquals(0, end.code(), end::toString);
      assertEquals(12, end.json().path("passed").asInt());
    }
  }

  @Test
  void an_app_that_breaks_the_rules_is_told_each_of_them() {
    try (KitApp app = KitApp.bad()) {
      ClientRun run = new ClientRun(home).with("NUMBER_REFRESH_APP_SECRET", KitApp.SECRET);
      End end = run.inside("", "check-app", app.url(), "--this-machine", "--json");
      assertEquals(1, end.code(), end::toString);
      List<String> mended = new ArrayList<>();
      for (JsonNode check : end.json().path("checks")) {
        if (!check.path("passed").asBoolean()) {
          mended.add(check.path("check").asText());
          assertFalse(check.path("mend").asText().isEmpty(), check::toString);
        }
      }
      assertTrue(
          mended.containsAll(
              List.of(
                  "verify",
                  "unbind-many",
                  "repeat",
                  "bad-signature",
                  "stale-time",
                  "cancel",
                  "appeal",
                  "unknown-type")),
          mended::toString);
      assertFalse(end.out().contains("+86"), end::out);
    }
  }

  @Test
  void an_app_that_nobody_can_reach_is_told_so_and_its_secret_is_shown_nowhere() {
    ClientRun run = new ClientRun(home);
    End end = run.inside("", "check-app", "http://127.0.0.1:1/unbind", "--this-machine", "--secret", KitApp.SECRET);
    assertEquals(1, end.code(), end::toString);
    assertTrue(end.out().contains("no connection"), end::toString);
    assertFalse(end.toString().contains(KitApp.SECRET));

    End bad = run.inside("", "check-app", "http://127.0.0.1:1/unbind", "--this-machine", "--secret", "whsec_%");
    assertEquals(2, bad.code());
    assertFalse(bad.toString().contains("whsec_%"));
    End inner = run.inside("", "check-app", "http://10.0.0.1/unbind", "--secret", KitApp.SECRET);
    assertEquals(2, inner.code(), inner::toString);
  }
}
