package org.numberrefresh.stack.stores;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.stack.data.PrivateFile;
import org.numberrefresh.stack.template.SecretSpec;

/** The values of a template's secrets. They are generated once and kept with the stack's data. */
public final class SecretValues implements Secrets {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String PUNCTUATION = "!#$%&()*+,-./:;<=>?@[]^_{|}~";

  private final Map<String, String> byArn = new TreeMap<>();
  private final Optional<PrivateFile> file;

  /**
   * Generates the values that are not kept yet.
   *
   * @param data the directory they are kept in; empty for memory
   */
  public SecretValues(List<SecretSpec> secrets, Optional<Path> data) {
    this.file = data.map(path -> new PrivateFile(path.resolve("secrets.json")));
    file.flatMap(PrivateFile::read).ifPresent(this::load);
    for (SecretSpec secret : secrets) {
      byArn.computeIfAbsent(secret.arn(), arn -> generate(secret));
    }
    file.ifPresent(kept -> kept.write(text()));
  }

  @Override
  public synchronized String value(String id) {
    return byArn.getOrDefault(arn(id), "");
  }

  /** Writes a value, and the file that keeps it, whole or not at all. */
  @Override
  public synchronized boolean replace(String id, String read, String next) {
    if (!value(id).equals(read)) {
      return false;
    }
    String before = Objects.requireNonNull(byArn.put(arn(id), next));
    try {
      file.ifPresent(kept -> kept.write(text()));
    } catch (RuntimeException e) {
      // A value that is not kept must not be used: nothing that it seals could be opened after a restart.
      byArn.put(arn(id), before);
      throw e;
    }
    return true;
  }

  private String arn(String id) {
    return byArn.keySet().stream()
        .filter(arn -> arn.equals(id) || arn.endsWith(":secret:" + id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The template has no secret " + id));
  }

  private static String generate(SecretSpec secret) {
    SecureRandom random = new SecureRandom();
    String alphabet = secret.punctuation() ? PLAIN + PUNCTUATION : PLAIN;
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < secret.length(); i++) {
      value.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return value.toString();
  }

  private void load(String text) {
    try {
      byArn.putAll(JSON.readValue(text, new TypeReference<Map<String, String>>() {}));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("secrets.json is not JSON", e);
    }
  }

  private String text() {
    try {
      return JSON.writeValueAsString(byArn);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
