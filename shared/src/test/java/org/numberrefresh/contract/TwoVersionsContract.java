package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberToken.Twin;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.parallel.InParallel;

/** The promises of {@link Numbers} while two versions of the keys live. */
public abstract class TwoVersionsContract {

  protected abstract Numbers numbers();

  /** A number's token in each of the states that the keys go through. */
  private record Tokens(NumberToken before, NumberToken announced, NumberToken moving, NumberToken after) {

    static Tokens fresh() {
      String id = UUID.randomUUID().toString();
      String one = "1." + id;
      String two = "2." + id;
      return new Tokens(
          new NumberToken(one),
          new NumberToken(one, new Twin.Coming(two)),
          new NumberToken(two, new Twin.Former(one)),
          new NumberToken(two));
    }
  }

  private final Tokens tokens = Tokens.fresh();

  private static NumberRecord first(NumberToken token, String carrier) {
    var entry = new CycleEntry(Samples.batch(), 7, new AppSelection.All());
    return NumberRecord.first(token, carrier, new Cycle(Mode.BATCH, Samples.NOW, List.of(entry)));
  }

  private NumberRecord found(NumberToken token) {
    return numbers().find(List.of(token)).get(token);
  }

  private boolean stands(NumberToken token) {
    return numbers().find(List.of(token)).containsKey(token);
  }

  @Test
  void nothing_is_inserted_beside_its_twin() {
    assertEquals(Set.of(), numbers().insert(List.of(first(tokens.before(), "east"))));
    assertEquals(Set.of(tokens.moving()), numbers().insert(List.of(first(tokens.moving(), "west"))));
    assertEquals(Set.of(tokens.announced()), numbers().insert(List.of(first(tokens.announced(), "west"))));
    Tokens other = Tokens.fresh();
    assertEquals(Set.of(), numbers().insert(List.of(first(other.moving(), "east"))));
    assertEquals(Set.of(other.announced()), numbers().insert(List.of(first(other.announced(), "west"))));
    assertFalse(stands(tokens.after()));
    assertFalse(stands(other.before()));
  }

  @Test
  void a_record_is_found_under_either_version_by_who_knows_both() {
    numbers().insert(List.of(first(tokens.before(), "east")));
    for (NumberToken token : List.of(tokens.before(), tokens.announced(), tokens.moving())) {
      assertEquals(token, found(token).token());
      assertEquals(tokens.before().value(), found(token).at());
    }
    Tokens other = Tokens.fresh();
    numbers().insert(List.of(first(other.moving(), "east")));
    for (NumberToken token : List.of(other.announced(), other.moving(), other.after())) {
      assertEquals(other.after().value(), found(token).at());
    }
  }

  @Test
  void who_announces_writes_a_record_where_it_stands() {
    numbers().insert(List.of(first(tokens.before(), "east")));
    assertTrue(numbers().replace(found(tokens.announced()).touched()));
    assertEquals(2, found(tokens.before()).version());
    Tokens moved = Tokens.fresh();
    numbers().insert(List.of(first(moved.moving(), "east")));
    assertTrue(numbers().replace(found(moved.announced()).touched()));
    assertEquals(2, found(moved.after()).version());
    assertFalse(stands(moved.before()));
  }

  @Test
  void who_moves_writes_a_record_to_the_new_version_and_its_rivals_must_read_again() {
    numbers().insert(List.of(first(tokens.before(), "east")));
    NumberRecord rivals = found(tokens.announced()).with(ServiceHistory.of("north"));
    NumberRecord late = found(tokens.moving()).with(ServiceHistory.of("south"));
    NumberRecord next = found(tokens.moving()).with(ServiceHistory.of("west"));
    assertTrue(numbers().replace(next));
    assertFalse(numbers().replace(rivals));
    assertFalse(numbers().replace(late));
    assertFalse(stands(tokens.before()));
    NumberRecord stored = found(tokens.after());
    assertEquals(
        List.of(ServiceHistory.of("west"), 2L, next.cycles()),
        List.of(stored.service(), stored.version(), stored.cycles()));
    assertTrue(numbers().replace(found(tokens.announced()).touched()));
    assertEquals(3, found(tokens.after()).version());
  }

  @Test
  void a_record_is_moved_as_it_is_unless_it_changed() {
    numbers().insert(List.of(first(tokens.before(), "east")));
    NumberRecord read = found(tokens.before());
    numbers().replace(read.touched());
    numbers().move(Map.of(read, tokens.after().value()));
    assertFalse(stands(tokens.after()));
    NumberRecord now = found(tokens.before());
    numbers().move(Map.of(now, tokens.after().value()));
    numbers().move(Map.of(now, tokens.after().value()));
    assertFalse(stands(tokens.before()));
    NumberRecord moved = found(tokens.after());
    assertEquals(
        List.of(now.version(), now.service(), now.cycles()), List.of(moved.version(), moved.service(), moved.cycles()));
  }

  @Test
  void many_are_written_at_once_some_here_and_some_there() {
    List<Tokens> all = Stream.generate(Tokens::fresh).limit(70).toList();
    var records = new ArrayList<NumberRecord>();
    for (int i = 0; i < all.size(); i++) {
      records.add(first(i % 2 == 0 ? all.get(i).before() : all.get(i).after(), "east"));
    }
    numbers().insert(records);
    List<NumberToken> moving = all.stream().map(Tokens::moving).toList();
    assertEquals(Set.copyOf(moving), numbers().insert(moving.stream().map(token -> first(token, "west")).toList()));
    Map<NumberToken, NumberRecord> found = numbers().find(moving);
    assertEquals(70, found.size());
    numbers().replace(found.get(moving.get(4)).touched());
    assertEquals(
        Set.of(moving.get(4)), numbers().replaceAll(found.values().stream().map(NumberRecord::touched).toList()));
    assertEquals(70, numbers().find(all.stream().map(Tokens::after).toList()).size());
    assertEquals(Map.of(), numbers().find(all.stream().map(Tokens::before).toList()));
  }

  @Test
  void the_parts_of_the_table_are_read_page_by_page_and_hold_everything_once() {
    List<Tokens> all = Stream.generate(Tokens::fresh).limit(60).toList();
    numbers().insert(all.stream().map(token -> first(token.before(), "east")).toList());
    var seen = new ArrayList<String>();
    for (int part = 0; part < 3; part++) {
      Optional<String> position = Optional.empty();
      do {
        Numbers.Page page = numbers().read(new Numbers.Part(part, 3), "1.", position, 7);
        page.records().forEach(record -> seen.add(record.at()));
        position = page.position();
      } while (position.isPresent());
    }
    assertEquals(seen.size(), Set.copyOf(seen).size());
    assertTrue(seen.containsAll(all.stream().map(token -> token.before().value()).toList()));
    assertTrue(seen.stream().allMatch(at -> at.startsWith("1.")));
  }

  @Test
  void of_many_who_claim_at_once_in_neighbouring_states_of_the_keys_one_wins_each_number() {
    List<Tokens> all = Stream.generate(Tokens::fresh).limit(40).toList();
    for (List<Function<Tokens, NumberToken>> pair :
        List.<List<Function<Tokens, NumberToken>>>of(
            List.of(Tokens::before, Tokens::announced),
            List.of(Tokens::announced, Tokens::moving),
            List.of(Tokens::moving, Tokens::after))) {
      List<Tokens> fresh = all.stream().map(ignored -> Tokens.fresh()).toList();
      var wins = new HashMap<Integer, Integer>();
      List<List<Integer>> won =
          InParallel.over(
              IntStream.range(0, 6).boxed().toList(),
              6,
              claimer -> {
                List<Integer> order = new ArrayList<>(IntStream.range(0, fresh.size()).boxed().toList());
                Collections.shuffle(order, new Random(claimer));
                List<NumberToken> asked = order.stream().map(i -> pair.get(claimer % 2).apply(fresh.get(i))).toList();
                Set<NumberToken> known =
                    numbers().insert(asked.stream().map(token -> first(token, "c" + claimer)).toList());
                return IntStream.range(0, order.size())
                    .filter(i -> !known.contains(asked.get(i)))
                    .mapToObj(order::get)
                    .toList();
              });
      won.forEach(numbersWon -> numbersWon.forEach(i -> wins.merge(i, 1, Integer::sum)));
      assertEquals(40, wins.size());
      assertEquals(Set.of(1), new HashSet<>(wins.values()));
      for (Tokens token : fresh) {
        assertFalse(stands(token.before()) && stands(token.after()));
      }
    }
  }

  @Test
  void what_is_written_while_it_is_moved_is_written_once_and_lost_never() {
    List<Tokens> all = Stream.generate(Tokens::fresh).limit(30).toList();
    numbers().insert(all.stream().map(token -> first(token.before(), "east")).toList());
    InParallel.over(
        IntStream.range(0, 5).boxed().toList(),
        5,
        worker -> {
          if (worker == 0) {
            List<NumberToken> olds = all.stream().map(Tokens::before).toList();
            var moves = new HashMap<NumberRecord, String>();
            Map<NumberToken, NumberRecord> found = numbers().find(olds);
            all.stream()
                .filter(token -> found.containsKey(token.before()))
                .forEach(token -> moves.put(found.get(token.before()), token.after().value()));
            numbers().move(moves);
          } else {
            List<NumberToken> open = all.stream().map(worker % 2 == 0 ? Tokens::announced : Tokens::moving).toList();
            while (!open.isEmpty()) {
              Map<NumberToken, NumberRecord> found = numbers().find(open);
              assertEquals(open.size(), found.size());
              Set<NumberToken> overtaken =
                  numbers().replaceAll(found.values().stream().map(NumberRecord::touched).toList());
              open = open.stream().filter(overtaken::contains).toList();
            }
          }
          return worker;
        });
    for (Tokens token : all) {
      assertEquals(5, found(token.moving()).version());
      assertFalse(stands(token.before()) && stands(token.after()));
    }
  }
}
