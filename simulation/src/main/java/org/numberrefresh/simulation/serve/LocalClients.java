package org.numberrefresh.simulation.serve;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.numberrefresh.stack.Stack;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpRequest;
import org.numberrefresh.stack.http.Refusal;
import org.numberrefresh.stack.json.StackJson;
import org.numberrefresh.stack.token.Client;

/**
 * Offers the clients of a local stack, secrets and all, to the console of whoever started it. The page shows the key
 * that stands in the fragment of the printed address; no other page and no other user of the machine has it.
 *
 * <p>Decision: docs/decisions.md#the-printed-address-of-the-console-has-a-key
 */
final class LocalClients {

  private static final int KEY_BYTES = 16;

  private final String key;
  private volatile Supplier<List<Client>> clients = List::of;

  LocalClients() {
    byte[] drawn = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(drawn);
    this.key = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }

  /** The address to open. From now on the stack's clients are offered there. */
  URI address(Stack stack) {
    clients = stack::clients;
    return URI.create(stack.url() + "/#" + key);
  }

  Optional<HttpAnswer> answer(HttpRequest request) {
    return request.method().equals("GET") && request.path().equals("/console/local-clients")
        ? Optional.of(request.bearer().filter(this::isKey).isPresent() ? offered() : refused())
        : Optional.empty();
  }

  private boolean isKey(String shown) {
    return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  private HttpAnswer offered() {
    var body = StackJson.object();
    body.set("clients", StackJson.MAPPER.valueToTree(clients.get()));
    return HttpAnswer.json(200, body).with("cache-control", "no-store");
  }

  private static HttpAnswer refused() {
    return ContractErrors.answer(Refusal.NO_TOKEN, "Open the address that ./run serve printed: it has the key.");
  }
}
