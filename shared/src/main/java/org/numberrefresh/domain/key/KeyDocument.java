package org.numberrefresh.domain.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.numberrefresh.json.Json;

/**
 * The stored secret that all keys follow from: the versions of the key material, and the phase of the newest. A secret
 * that is no JSON object is a root alone: version 1, as it was generated.
 *
 * @param root the material of version 1; the keys that never change follow from it too
 * @param later the material of the versions from 2 on; none is ever removed, since tokens are a chain over all
 * @param phase the phase of the newest version
 * @param since the time from which it has that phase
 */
public record KeyDocument(String root, List<String> later, KeyPhase phase, Instant since) {

  /** The most versions. A secret has 64 KB at most, and a sealed value names its version in two bytes. */
  public static final int MAX_VERSIONS = 1_000;

  private static final int MIN_LENGTH = 32;
  private static final int FORM = 1;

  public KeyDocument {
    later = List.copyOf(later);
    requireLength("root secret", root);
    later.forEach(secret -> requireLength("later secret", secret));
    if (phase != KeyPhase.STABLE && later.isEmpty()) {
      throw new IllegalArgumentException("The keys cannot be " + phase + " with one version alone.");
    }
    if (later.size() >= MAX_VERSIONS) {
      throw new IllegalArgumentException("There are " + MAX_VERSIONS + " versions of the keys at most.");
    }
  }

  private static void requireLength(String what, String secret) {
    if (secret.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "A " + what + " has at least " + MIN_LENGTH + " characters, this one has " + secret.length() + ".");
    }
  }

  /** The document of a root alone. */
  public static KeyDocument of(String root) {
    return new KeyDocument(root, List.of(), KeyPhase.STABLE, Instant.EPOCH);
  }

  /**
   * Reads what is stored.
   *
   * @throws IllegalStateException if it is neither a root nor a document that {@link #text} wrote
   */
  public static KeyDocument parse(String text) {
    if (!text.startsWith("{")) {
      return of(text);
    }
    JsonNode json = Json.own(text);
    if (json.path("form").asInt() != FORM) {
      throw new IllegalStateException(
          "The secret of the keys has a form that is not known here. Deploy the version of the system that wrote it.");
    }
    var later = new ArrayList<String>();
    json.path("later").forEach(secret -> later.add(secret.asText()));
    return new KeyDocument(
        json.path("root").asText(),
        later,
        KeyPhase.valueOf(json.path("phase").asText()),
        Instant.parse(json.path("since").asText()));
  }

  /** The stored form. */
  public String text() {
    ObjectNode json = Json.object().put("form", FORM).put("root", root);
    ArrayNode secrets = json.putArray("later");
    later.forEach(secrets::add);
    return Json.text(json.put("phase", phase.name()).put("since", since.toString()));
  }

  /** The newest version, in use or not yet. */
  public int newest() {
    return 1 + later.size();
  }

  /** The version that new values are written under. */
  public int inUse() {
    return phase == KeyPhase.ANNOUNCED ? newest() - 1 : newest();
  }

  /** The document with one more version, which is announced: nothing is written under it yet. */
  public KeyDocument announced(String secret, Instant now) {
    require(KeyPhase.STABLE);
    var secrets = new ArrayList<>(later);
    secrets.add(secret);
    return new KeyDocument(root, secrets, KeyPhase.ANNOUNCED, now);
  }

  /** The document whose newest version is the one to write under, while stored values move to it. */
  public KeyDocument moving(Instant now) {
    require(KeyPhase.ANNOUNCED);
    return new KeyDocument(root, later, KeyPhase.MOVING, now);
  }

  /** The document whose newest version is the only one in use. */
  public KeyDocument settled(Instant now) {
    require(KeyPhase.MOVING);
    return new KeyDocument(root, later, KeyPhase.STABLE, now);
  }

  private void require(KeyPhase expected) {
    if (phase != expected) {
      throw new IllegalStateException("The keys are " + phase + ", not " + expected + ".");
    }
  }

  /** Shows versions and phase, and no key. */
  @Override
  public String toString() {
    return "KeyDocument[versions=" + newest() + ", phase=" + phase + ", since=" + since + "]";
  }
}
