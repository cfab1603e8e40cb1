package org.numberrefresh.fake;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.numberrefresh.number.NumberRecord;
import org.numberrefresh.number.NumberToken;
import org.numberrefresh.number.Numbers;

/** Numbers in memory. */
public final class FakeNumbers implements Numbers {

  private final Map<NumberToken, NumberRecord> records = new HashMap<>();

  @Override
  public synchronized Set<NumberToken> insert(Collection<NumberRecord> inserted) {
    var known = new HashSet<NumberToken>();
    for (NumberRecord record : inserted) {
      if (records.putIfAbsent(record.token(), record) != null) {
        known.add(record.token());
      }
    }
    return known;
  }

  @Override
  public synchronized Map<NumberToken, NumberRecord> find(Collection<NumberToken> tokens) {
    var found = new HashMap<NumberToken, NumberRecord>();
    for (NumberToken token : tokens) {
      NumberRecord record = records.get(token);
      if (record != null) {
        found.put(token, record);
      }
    }
    return found;
  }

  @Override
  public synchronized boolean replace(NumberRecord next) {
    NumberRecord stored = records.get(next.token());
    if (stored == null || stored.version() != next.version() - 1) {
      return false;
    }
    records.put(next.token(), next);
    return true;
  }
}
