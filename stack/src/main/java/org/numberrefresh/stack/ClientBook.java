package org.numberrefresh.stack;

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
import org.numberrefresh.stack.stores.PrivateFile;

/** The clients that may ask for tokens. Kept where the stack keeps its data, so that they outlive a restart. */
final class ClientBook {

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Client> byId = new LinkedHashMap<>();
  private final Optional<PrivateFile> file;

  ClientBook(Optional<Path> data, List<String> carriers) {
    this.file = data.map(path -> new PrivateFile(path.resolve("clients.json")));
    file.flatMap(PrivateFile::read).ifPresent(this::load);
    if (byId.isEmpty()) {
      add(Client.Role.OPERATOR, "operator");
      carriers.forEach(carrier -> add(Client.Role.CARRIER, carrier));
      add(Client.Role.APP, null);
      save();
    }
  }

  synchronized List<Client> all() {
    return List.copyOf(byId.values());
  }

  synchronized List<Client> make(Client.Role role, int count) {
    List<Client> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(add(role, null));
    }
    save();
    return made;
  }

  /** The client of an id, where the secret is the right one. */
  synchronized Optional<Client> proven(String id, String secret) {
    return Optional.ofNullable(byId.get(id))
        .filter(
            client ->
                MessageDigest.isEqual(
                    client.secret().getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8)));
  }

  private Client add(Client.Role role, @Nullable String party) {
    String name = party == null ? role.name().toLowerCase(Locale.ROOT) : party;
    Client client = new Client(role, party, name + "-" + random(6), random(24), role.scopes());
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
      for (Client client : Json.MAPPER.readValue(text, new TypeReference<List<Client>>() {})) {
        byId.put(client.id(), client);
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("clients.json is not what this stack wrote", e);
    }
  }

  private void save() {
    file.ifPresent(kept -> kept.write(new String(Json.bytes(byId.values()), StandardCharsets.UTF_8)));
  }
}
