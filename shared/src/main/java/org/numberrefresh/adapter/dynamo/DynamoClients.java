package org.numberrefresh.adapter.dynamo;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.adapter.dynamo.Table.Expression;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.access.Party;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The clients among the parties: one item each, which names the party that it speaks for. */
final class DynamoClients implements Clients {

  private static final String PARTY = "client#";
  private static final String PART = "party";
  private static final String OF = "clients#";

  private final Table table;

  DynamoClients(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Party> party(String clientId) {
    return table.get(key(clientId)).map(item -> new Party(Party.Role.valueOf(item.textOf("role")), item.textOf("id")));
  }

  @Override
  public Optional<String> assign(Party party, List<String> clientIds) {
    for (String clientId : clientIds) {
      if (party(clientId).filter(owner -> !owner.equals(party)).isPresent()) {
        return Optional.of(clientId);
      }
    }
    Set<String> before = listed(party);
    Set<String> both = new LinkedHashSet<>(before);
    both.addAll(clientIds);
    list(party, both);
    for (String clientId : clientIds) {
      if (!take(party, clientId)) {
        return Optional.of(clientId);
      }
    }
    before.stream().filter(id -> !clientIds.contains(id)).forEach(id -> takeAway(party, id));
    list(party, clientIds);
    return Optional.empty();
  }

  private Set<String> listed(Party party) {
    String ids = table.get(listKey(party)).map(item -> item.text("ids", "")).orElse("");
    return ids.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(ids.split("\n")));
  }

  /** Lists the clients that a party has or is about to have, so that a crash leaves none that no list names. */
  private void list(Party party, Collection<String> clientIds) {
    table.put(Item.of(new HashMap<>(listKey(party))).put("ids", String.join("\n", clientIds)));
  }

  private static Map<String, AttributeValue> listKey(Party party) {
    return Map.of("party", Item.text(OF + party.role() + "#" + party.id()), "part", Item.text(PART));
  }

  private void takeAway(Party party, String clientId) {
    table.deleteIf(key(clientId), ownedBy(party, "#role = :role AND id = :id"));
  }

  private static Expression ownedBy(Party party, String condition) {
    return new Expression(
        condition,
        Map.of("#role", "role"),
        Map.of(":role", Item.text(party.role().name()), ":id", Item.text(party.id())));
  }

  private boolean take(Party party, String clientId) {
    Item item = Item.of(new HashMap<>(key(clientId))).put("role", party.role().name()).put("id", party.id());
    return table.putIf(item, ownedBy(party, "attribute_not_exists(part) OR (#role = :role AND id = :id)")).isEmpty();
  }

  private static Map<String, AttributeValue> key(String clientId) {
    return Map.of("party", Item.text(PARTY + clientId), "part", Item.text(PART));
  }
}
