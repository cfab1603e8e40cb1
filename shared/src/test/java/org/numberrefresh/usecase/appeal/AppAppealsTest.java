package org.numberrefresh.usecase.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/** An app lists the appeals that it decides on. */
class AppAppealsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String BLOCKED = "BLOCKED/LEGAL_HOLD";

  private final World world = new World();
  private final AppAppeals appeals = new AppAppeals(world.core());

  /** Numbers that each app blocks, settled. */
  private void blocked(int numbers, String... apps) {
    world.withApps(apps);
    for (String app : apps) {
      world.caller.tellEach(app, (item, number) -> BLOCKED);
    }
    world.submit("k", 0, numbers);
    world.run();
  }

  private List<AppAppeals.Seen> all(String app) {
    return appeals.page(app, Optional.empty(), Optional.empty(), AppAppeals.MOST).appeals();
  }

  @Test
  void an_app_sees_an_appeal_by_the_names_that_it_was_told() {
    blocked(1, "chat");
    world.appeal("a", 0, "chat");
    world.run();
    JsonNode told = world.caller.appealed("chat").getFirst();
    AppAppeals.Seen seen = all("chat").getFirst();
    assertEquals(told.path("ref").asText(), seen.ref());
    assertEquals(told.path("appealId").asText(), seen.asked().id());
    assertEquals(told.path("contactRef").asText(), seen.asked().contactRef());
    assertEquals(told.path("dueAt").asText(), Rfc3339.text(seen.dueAt()));
    assertEquals(Outcome.BLOCKED_LEGAL_HOLD, seen.asked().objection().outcome());
    assertEquals(AppealState.SUBMITTED, seen.state());
  }

  @Test
  void an_app_sees_no_appeal_of_another_app() {
    blocked(1, "chat", "pay");
    world.appeal("a", 0, "chat");
    assertEquals(1, all("chat").size());
    assertEquals(List.of(), all("pay"));
  }

  @Test
  void an_appeal_is_decided_by_the_ref_of_the_list_and_changes_its_state_there() {
    blocked(2, "chat");
    world.appeal("a", 0, "chat");
    world.run();
    String ref = all("chat").getFirst().ref();
    String results = "{\"results\": [{\"ref\": \"" + ref + "\", \"appeal\": \"REJECTED\"}]}";
    assertEquals(List.of(), world.results("chat", results).rejected());
    world.run();
    world.clock.advance(MINUTE);
    world.appeal("b", 1, "chat");
    assertEquals(
        List.of(AppealState.SUBMITTED, AppealState.REJECTED),
        all("chat").stream().map(AppAppeals.Seen::state).toList());
    List<AppAppeals.Seen> waiting =
        appeals.page("chat", Optional.of(AppealState.SUBMITTED), Optional.empty(), 10).appeals();
    assertEquals(1, waiting.size());
    assertNotEquals(ref, waiting.getFirst().ref());
  }

  @Test
  void a_list_goes_on_by_its_cursor_and_no_cursor_fits_elsewhere() {
    blocked(5, "chat", "pay");
    for (int i = 0; i < 5; i++) {
      world.appeal("a" + i, i, "chat");
      world.clock.advance(MINUTE);
    }
    var refs = new ArrayList<String>();
    Optional<String> cursor = Optional.empty();
    do {
      AppAppeals.Page page = appeals.page("chat", Optional.empty(), cursor, 2);
      page.appeals().forEach(seen -> refs.add(seen.ref()));
      cursor = page.next();
    } while (cursor.isPresent());
    assertEquals(all("chat").stream().map(AppAppeals.Seen::ref).toList(), refs);
    assertEquals(5, refs.size());
    String own = appeals.page("chat", Optional.empty(), Optional.empty(), 2).next().orElseThrow();
    assertEquals(Cause.CURSOR_OF_ANOTHER, refused("pay", own));
    assertEquals(Cause.CURSOR, refused("chat", "forged"));
    String carriers =
        new AppealPages(world.core()).page(World.CARRIER, Optional.empty(), Optional.empty(), 2).next().orElseThrow();
    assertEquals(Cause.CURSOR, refused("chat", carriers));
  }

  private Cause refused(String app, String cursor) {
    Problem problem = assertThrows(Problem.class, () -> appeals.page(app, Optional.empty(), Optional.of(cursor), 2));
    return problem.detail().orElseThrow().cause();
  }
}
