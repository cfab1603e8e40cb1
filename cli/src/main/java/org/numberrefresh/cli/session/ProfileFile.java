package org.numberrefresh.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * The profiles of a user: {@code {"use": NAME, "profiles": {NAME: {"url", "tokenUrl", "clientId", "secret"}}}}. The
 * file holds secrets, so it is written with mode 0600, and refused where others than its owner may read it.
 */
public final class ProfileFile {

  private static final String USE = "use";
  private static final String PROFILES = "profiles";
  private static final int SUBMISSION_KEY_BYTES = 32;

  private final Path path;
  private final ClientTexts texts;

  public ProfileFile(Path path, ClientTexts texts) {
    this.path = path;
    this.texts = texts;
  }

  /** The file of the user, by the XDG Base Directory Specification. */
  public static Path ofUser(Map<String, String> environment) {
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path folder = config.isEmpty() ? Path.of(environment.getOrDefault("HOME", "."), ".config") : Path.of(config);
    return folder.resolve("number-refresh").resolve("profiles.json");
  }

  /**
   * The secret that keys of submissions are made with. It lies beside the profiles, drawn at its first use: a second
   * run of the same file on this account continues the first.
   */
  public SecretKeySpec submissionKey() {
    Path file = path.resolveSibling("submissions.key");
    try {
      if (!Files.exists(file)) {
        byte[] drawn = new byte[SUBMISSION_KEY_BYTES];
        new SecureRandom().nextBytes(drawn);
        PrivateFiles.write(file, HexFormat.of().formatHex(drawn), texts);
      }
      PrivateFiles.checkPrivate(file, texts);
      return new SecretKeySpec(HexFormat.of().parseHex(Files.readString(file).strip()), "HmacSHA256");
    } catch (IOException | IllegalArgumentException e) {
      throw ClientFailure.misuse(texts.text("error.unreadable", file, e.getClass().getSimpleName()));
    }
  }

  /** A profile by its name; without a name the one that is used. */
  public Optional<ClientProfile> find(Optional<String> name) {
    ObjectNode all = read();
    String wanted = name.orElse(all.path(USE).asText());
    JsonNode found = all.path(PROFILES).path(wanted);
    if (found.isObject()) {
      return Optional.of(
          new ClientProfile(
              URI.create(found.path("url").asText()),
              URI.create(found.path("tokenUrl").asText()),
              found.path("clientId").asText(),
              found.path("secret").asText()));
    }
    if (name.isPresent()) {
      throw ClientFailure.misuse(texts.text("error.noProfile", wanted, path, String.join(", ", names())));
    }
    return Optional.empty();
  }

  /** The names of all profiles. */
  public List<String> names() {
    var names = new ArrayList<String>();
    read().path(PROFILES).fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The name of the profile that is used; empty for none. */
  public String used() {
    return read().path(USE).asText();
  }

  /** Adds a profile, or replaces it. The first one is used from now on. */
  public void put(String name, ClientProfile profile) {
    ObjectNode all = read();
    all.withObjectProperty(PROFILES)
        .putObject(name)
        .put("url", profile.url().toString())
        .put("tokenUrl", profile.tokenUrl().toString())
        .put("clientId", profile.clientId())
        .put("secret", profile.secret());
    if (all.path(USE).asText().isEmpty()) {
      all.put(USE, name);
    }
    write(all);
  }

  /** Uses a profile from now on. */
  public void use(String name) {
    find(Optional.of(name));
    write(read().put(USE, name));
  }

  /** Removes a profile. */
  public void remove(String name) {
    find(Optional.of(name));
    ObjectNode all = read();
    all.withObjectProperty(PROFILES).remove(name);
    if (all.path(USE).asText().equals(name)) {
      all.remove(USE);
    }
    write(all);
  }

  private ObjectNode read() {
    if (!Files.exists(path)) {
      return Api.object();
    }
    PrivateFiles.checkPrivate(path, texts);
    try {
      if (Api.JSON.readTree(Files.readString(path)) instanceof ObjectNode all) {
        return all;
      }
    } catch (JsonProcessingException e) {
      throw ClientFailure.misuse(texts.text("error.profilesBroken", path));
    } catch (IOException e) {
      throw ClientFailure.misuse(texts.text("error.unreadable", path, e.getClass().getSimpleName()));
    }
    throw ClientFailure.misuse(texts.text("error.profilesBroken", path));
  }

  private void write(ObjectNode all) {
    PrivateFiles.write(path, all.toPrettyString() + "\n", texts);
  }
}
