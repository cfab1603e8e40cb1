package org.numberrefresh.stack.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.numberrefresh.stack.data.PrivateFile;
import org.numberrefresh.stack.json.StackJson;

/** The clients that may ask for tokens. They are kept with the stack's data, and so outlive a restart. */
public final class ClientBook {

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Client> byId = new LinkedHashMap<>();
  private final TokenRules rules;
  private final Optional<PrivateFile> file;

  /**
   * Reads the clients that are kept with the data, or makes the first ones.
   *
   * @param data the directory they are kept in; empty for memory
   */
  public ClientBook(Optional<Path> data, TokenRules rules) {
    this.rules = rules;
    this.file = data.map(path -> new PrivateFile(path.resolve("clients.json")));
    file.flatMap(PrivateFile::read).ifPresent(this::load);
    if (byId.isEmpty()) {
      rules.first().forEach(client -> add(rules.role(client.role()), client.party().orElse(null)));
      save();
    }
  }

  /** The rules that the clients are made by. */
  public TokenRules rules() {
    return rules;
  }

  /** All clients, oldest first. */
  public synchronized List<Client> all() {
    return List.copyOf(byId.values());
  }

  /**
   * Makes clients that act for no party yet.
   *
   * @param role the name of their role
   */
  public synchronized List<Client> make(String role, int count) {
    List<Client> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(add(rules.role(role), null));
    }
    save();
    return made;
  }

  /** The client of an id; empty if there is none or the secret is wrong. */
  synchronized Optional<Client> proven(String id, String secret) {
    return Optional.ofNullable(byId.get(id))
        .filter(
            client ->
                MessageDigest.isEqual(
                    client.secret().getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8)));
  }

  private Client add(TokenRules.Role role, @Nullable String party) {
    String name = party == null ? role.name().toLowerCase(Locale.ROOT) : party;
    Client client = new Client(role.name(), party, name + "-" + random(6), random(24), role.scopes());
    byId.put(client.id(), client);
    return client;
  }

  private String random(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }

  private void load(String text) {
    try {
      for (Client client : StackJson.MAPPER.readValue(text, new TypeReference<List<Client>>() {})) {
        byId.put(client.id(), client);
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("clients.json is not what this stack wrote", e);
    }
  }

  private void save() {
    file.ifPresent(kept -> kept.write(new String(StackJson.bytes(byId.values()), StandardCharsets.UTF_8)));
  }
}
