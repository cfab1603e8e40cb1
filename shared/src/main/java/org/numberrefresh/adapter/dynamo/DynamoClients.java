package org.numberrefresh.adapter.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.numberrefresh.domain.access.ClientTaken;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.access.Party;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The clients among the parties: one item each, which names the party that it speaks for.
 *
 * <p>Decision: docs/decisions.md#only-the-registry-can-write-clients
 */
final class DynamoClients implements Clients {

  private static final String CLIENT = "client#";
  private static final String PART = "party";

  /** Begins the key of a party's list of clients. Earlier versions wrote such lists, and may have left one too long. */
  private static final String LIST = "clients#";

  private final Table table;

  DynamoClients(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Party> party(String clientId) {
    return table.get(key(CLIENT + clientId)).map(DynamoClients::owner);
  }

  /**
   * Makes the writes that give a party its clients. They belong into one transaction with a write of the party's own
   * item, under the condition that its clients are still the ones that were read.
   *
   * @param before the clients that the party's item lists
   * @param after the clients that it is to list
   * @throws ClientTaken if a client belongs to another party
   */
  List<TransactWriteItem> writes(Party party, Collection<String> before, Collection<String> after) {
    Optional<Item> list = table.get(listKey(party));
    Set<String> all = new LinkedHashSet<>(before);
    all.addAll(list.map(DynamoClients::listed).orElse(List.of()));
    all.addAll(after);
    Map<String, Party> owners = owners(all);
    var writes = new ArrayList<TransactWriteItem>();
    for (String clientId : all) {
      Optional<Party> owner = Optional.ofNullable(owners.get(clientId));
      boolean own = owner.filter(party::equals).isPresent();
      if (!after.contains(clientId)) {
        if (own) {
          writes.add(delete(party, clientId));
        }
      } else if (owner.isEmpty()) {
        writes.add(put(party, clientId));
      } else if (!own) {
        throw new ClientTaken();
      }
    }
    list.ifPresent(_ -> writes.add(delete(listKey(party))));
    return writes;
  }

  private Map<String, Party> owners(Collection<String> clientIds) {
    var owners = new TreeMap<String, Party>();
    if (!clientIds.isEmpty()) {
      table
          .getAll(clientIds.stream().map(id -> key(CLIENT + id)).toList(), true)
          .forEach(item -> owners.put(item.textOf("party").substring(CLIENT.length()), owner(item)));
    }
    return owners;
  }

  private static Party owner(Item item) {
    return new Party(Party.Role.valueOf(item.textOf("role")), item.textOf("id"));
  }

  private static List<String> listed(Item list) {
    String ids = list.text("ids", "");
    return ids.isEmpty() ? List.of() : List.of(ids.split("\n"));
  }

  private TransactWriteItem put(Party party, String clientId) {
    Item item = Item.of(new HashMap<>(key(CLIENT + clientId))).put("role", party.role().name()).put("id", party.id());
    Put put =
        Put.builder()
            .tableName(table.name())
            .item(item.attributes())
            .conditionExpression("attribute_not_exists(part)")
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  /** Deletes a client that is still the party's own. Another party may have taken it since it was read. */
  private TransactWriteItem delete(Party party, String clientId) {
    Delete delete =
        Delete.builder()
            .tableName(table.name())
            .key(key(CLIENT + clientId))
            .conditionExpression("#role = :role AND #id = :id")
            .expressionAttributeNames(Map.of("#role", "role", "#id", "id"))
            .expressionAttributeValues(Map.of(":role", Item.text(party.role().name()), ":id", Item.text(party.id())))
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  private TransactWriteItem delete(Map<String, AttributeValue> key) {
    Delete delete = Delete.builder().tableName(table.name()).key(key).build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  private static Map<String, AttributeValue> listKey(Party party) {
    return key(LIST + party.role() + "#" + party.id());
  }

  private static Map<String, AttributeValue> key(String party) {
    return Map.of("party", Item.text(party), "part", Item.text(PART));
  }
}
