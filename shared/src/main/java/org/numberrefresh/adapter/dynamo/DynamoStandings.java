package org.numberrefresh.adapter.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.numberrefresh.domain.limit.LastFaults;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.limit.Standings;
import org.numberrefresh.parallel.InParallel;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The standings of apps, among the parties: {@value Standings#APPS_AN_ITEM} apps an item, an attribute each. Beside it
 * stand the app's last faults, if it has any. Each item is a partition of its own, since workers write it with each
 * run.
 *
 * <p>Decision: docs/decisions.md#fifty-apps-share-one-item-of-rates
 */
final class DynamoStandings implements Standings {

  private static final String PART = "rates";
  private static final int ITEMS_AT_ONCE = 8;
  private static final String APP = "a";
  private static final String FAULTS = "f";

  private final Table table;
  private final AppNumbers numbers;

  DynamoStandings(Table table) {
    this.table = table;
    this.numbers = new AppNumbers(table);
  }

  private static Map<String, AttributeValue> key(int group) {
    return Map.of("party", Item.text("standings#%06d".formatted(group)), "part", Item.text(PART));
  }

  @Override
  public Map<Integer, Standing> find(Collection<Integer> apps) {
    var found = new HashMap<Integer, Standing>();
    apps.forEach(app -> found.put(app, Standing.NEW));
    List<Map<String, AttributeValue>> keys =
        apps.stream().map(Standings::item).distinct().map(DynamoStandings::key).toList();
    table.getAll(keys, true).forEach(item -> read(item).forEach(found::replace));
    return found;
  }

  @Override
  public Map<Integer, Standing> all() {
    List<Map<String, AttributeValue>> keys =
        IntStream.rangeClosed(0, Standings.item(numbers.highest())).mapToObj(DynamoStandings::key).toList();
    var all = new TreeMap<Integer, Standing>();
    table.getAll(keys, false).forEach(item -> all.putAll(read(item)));
    return all;
  }

  @Override
  public Map<Integer, Standing> swap(Map<Integer, Change> changes) {
    var groups = new TreeMap<Integer, Map<Integer, Change>>();
    changes.forEach(
        (app, change) -> groups.computeIfAbsent(Standings.item(app), group -> new TreeMap<>()).put(app, change));
    var overtaken = new HashMap<Integer, Standing>();
    InParallel.over(List.copyOf(groups.entrySet()), ITEMS_AT_ONCE, one -> swap(one.getKey(), one.getValue()))
        .forEach(overtaken::putAll);
    return overtaken;
  }

  private Map<Integer, Standing> swap(int group, Map<Integer, Change> changes) {
    var sets = new ArrayList<String>();
    var removed = new ArrayList<String>();
    var conditions = new ArrayList<String>();
    var values = new HashMap<String, AttributeValue>();
    changes.forEach(
        (app, change) -> {
          sets.add(APP + app + " = :n" + app);
          values.put(":n" + app, Item.bytes(StandingBytes.write(change.next())));
          LastFaults faults = change.next().faults();
          if (!faults.equals(LastFaults.NONE)) {
            sets.add(FAULTS + app + " = :f" + app);
            values.put(":f" + app, Item.bytes(FaultBytes.write(faults)));
          } else if (!change.read().faults().equals(LastFaults.NONE)) {
            removed.add(FAULTS + app);
          }
          values.put(":r" + app, Item.bytes(StandingBytes.write(change.read())));
          String asRead = APP + app + " = :r" + app;
          boolean maybeAbsent = change.read().equals(Standing.NEW);
          conditions.add(maybeAbsent ? "(attribute_not_exists(" + APP + app + ") OR " + asRead + ")" : asRead);
        });
    String removing = removed.isEmpty() ? "" : " REMOVE " + String.join(", ", removed);
    Expression change = Expression.of("SET " + String.join(", ", sets) + removing, values);
    return table
        .updateOrStored(key(group), change, String.join(" AND ", conditions))
        .map(stored -> of(changes.keySet(), stored))
        .orElse(Map.of());
  }

  private static Map<Integer, Standing> of(Collection<Integer> apps, Item stored) {
    Map<Integer, Standing> all = read(stored);
    var some = new HashMap<Integer, Standing>();
    apps.forEach(app -> some.put(app, all.getOrDefault(app, Standing.NEW)));
    return some;
  }

  private static Map<Integer, Standing> read(Item item) {
    var standings = new TreeMap<Integer, Standing>();
    for (String name : item.attributes().keySet()) {
      if (name.matches(APP + "[0-9]+")) {
        String app = name.substring(APP.length());
        LastFaults faults = item.has(FAULTS + app) ? FaultBytes.read(item.bytes(FAULTS + app)) : LastFaults.NONE;
        standings.put(Integer.valueOf(app), StandingBytes.read(item.bytes(name), faults));
      }
    }
    return standings;
  }
}
