package org.numberrefresh.stack.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.stack.template.SecretSpec;

class SecretValuesTest {

  private static final String ARN = "arn:aws:secretsmanager:cn-north-1:000000000000:secret:keys";
  private static final List<SecretSpec> SECRETS = List.of(new SecretSpec("Keys", "keys", ARN, 64, false));

  @TempDir private Path directory;

  private SecretValues values() {
    return new SecretValues(SECRETS, Optional.of(directory.resolve("data")));
  }

  @Test
  void a_value_is_kept_for_its_owner_alone_and_replaced_once() throws IOException {
    SecretValues first = values();
    String generated = first.value("keys");
    assertEquals(64, generated.length());
    assertTrue(first.replace(ARN, generated, "the next"));
    assertFalse(first.replace(ARN, generated, "another"));
    assertEquals("the next", values().value(ARN));
    var mode = Files.getPosixFilePermissions(directory.resolve("data/secrets.json"));
    assertEquals("rw-------", PosixFilePermissions.toString(mode));
  }

  @Test
  void a_value_that_cannot_be_kept_is_not_worked_with() throws IOException {
    SecretValues values = values();
    String generated = values.value("keys");
    Path data = directory.resolve("data");
    Path away = Files.move(data, directory.resolve("away"));
    Files.writeString(data, "no directory");
    assertThrows(UncheckedIOException.class, () -> values.replace("keys", generated, "the next"));
    assertEquals(generated, values.value("keys"));

    Files.delete(data);
    Files.move(away, data);
    assertEquals(generated, values().value("keys"));
    assertTrue(values.replace("keys", generated, "the next"));
    assertEquals("the next", values().value("keys"));
  }
}
