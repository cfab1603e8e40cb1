package org.numberrefresh.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.access.Clients;
import org.numberrefresh.access.Party;
import org.numberrefresh.dynamo.Table.Expression;
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
    Map<String, AttributeValue> list =
        Map.of("party", Item.text(OF + party.role() + "#" + party.id()), "part", Item.text(PART));
    List<String> before = table.get(list).map(item -> List.of(item.text("ids", "").split("\n"))).orElse(List.of());
    for (String clientId : clientIds) {
      if (!take(party, clientId)) {
        return Optional.of(clientId);
      }
    }
    before.stream().filter(id -> !id.isEmpty() && !clientIds.contains(id)).forEach(id -> table.delete(key(id)));
    table.put(Item.of(new HashMap<>(list)).put("ids", String.join("\n", clientIds)));
    return Optional.empty();
  }

  private boolean take(Party party, String clientId) {
    Item item = Item.of(new HashMap<>(key(clientId))).put("role", party.role().name()).put("id", party.id());
    return table
        .putIf(
            item,
            new Expression(
                "attribute_not_exists(part) OR (#role = :role AND id = :id)",
                Map.of("#role", "role"),
                Map.of(":role", Item.text(party.role().name()), ":id", Item.text(party.id()))))
        .isEmpty();
  }

  private static Map<String, AttributeValue> key(String clientId) {
    return Map.of("party", Item.text(PARTY + clientId), "part", Item.text(PART));
  }
}
