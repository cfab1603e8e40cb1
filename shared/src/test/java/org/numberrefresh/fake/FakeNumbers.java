package org.numberrefresh.fake;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberToken.Twin;

/** Numbers in memory. */
public final class FakeNumbers implements Numbers {

  private final Map<String, NumberRecord> records = new TreeMap<>();
  private Runnable betweenReads = () -> {};

  /** Lets something happen once between the two looks of the next {@link #find}. */
  public void betweenReads(Runnable something) {
    betweenReads = something;
  }

  /** The token that a record stands under. */
  public synchronized Set<String> keys() {
    return Set.copyOf(records.keySet());
  }

  @Override
  public synchronized Set<NumberToken> insert(Collection<NumberRecord> inserted) {
    var known = new HashSet<NumberToken>();
    for (NumberRecord record : inserted) {
      NumberToken token = record.token();
      if (records.containsKey(older(token)) || records.containsKey(newer(token))) {
        known.add(token);
      } else {
        records.put(token.value(), record);
      }
    }
    return known;
  }

  private static String older(NumberToken token) {
    return token.twin() instanceof Twin.Former(String former) ? former : token.value();
  }

  private static String newer(NumberToken token) {
    return token.twin() instanceof Twin.Coming(String coming) ? coming : token.value();
  }

  @Override
  public Map<NumberToken, NumberRecord> find(Collection<NumberToken> tokens) {
    var found = new HashMap<NumberToken, NumberRecord>();
    tokens.forEach(token -> look(token, older(token), found));
    Runnable something = betweenReads;
    betweenReads = () -> {};
    something.run();
    tokens.stream().filter(token -> !found.containsKey(token)).forEach(token -> look(token, newer(token), found));
    return found;
  }

  private synchronized void look(NumberToken asked, String at, Map<NumberToken, NumberRecord> found) {
    NumberRecord record = records.get(at);
    if (record != null) {
      found.put(
          asked, new NumberRecord(asked, at, record.version(), record.service(), record.cycles(), record.expiresAt()));
    }
  }

  @Override
  public synchronized boolean replace(NumberRecord next) {
    String to = next.former() ? next.token().value() : next.at();
    return put(next, next.version() - 1, to);
  }

  @Override
  public synchronized boolean remove(NumberRecord read) {
    NumberRecord stored = records.get(read.at());
    return stored != null && stored.version() == read.version() && records.remove(read.at()) != null;
  }

  private boolean put(NumberRecord next, long over, String to) {
    NumberRecord stored = records.get(next.at());
    boolean taken = !to.equals(next.at()) && records.containsKey(to);
    if (stored == null || stored.version() != over || taken) {
      return false;
    }
    records.remove(next.at());
    records.put(to, next);
    return true;
  }

  @Override
  public synchronized Page read(Part part, String prefix, Optional<String> from, int limit) {
    List<String> page =
        records.keySet().stream()
            .filter(at -> Math.floorMod(at.hashCode(), part.of()) == part.number())
            .filter(at -> from.isEmpty() || at.compareTo(from.get()) > 0)
            .sorted(Comparator.naturalOrder())
            .limit(limit)
            .toList();
    return new Page(
        page.stream().filter(at -> at.startsWith(prefix)).map(this::asStored).toList(),
        page.size() == limit ? Optional.of(page.getLast()) : Optional.empty());
  }

  private NumberRecord asStored(String at) {
    NumberRecord record = records.get(at);
    return new NumberRecord(
        new NumberToken(at), at, record.version(), record.service(), record.cycles(), record.expiresAt());
  }

  @Override
  public synchronized void move(Map<NumberRecord, String> moves) {
    moves.forEach((record, to) -> put(record, record.version(), to));
  }
}
