package org.numberrefresh.usecase.appeal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.numberrefresh.domain.appeal.AppealList;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.batch.AppealTask;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.call.AskedAppeal;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.key.Refs;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.Problem;

/**
 * Tells apps of the appeals that they decide on: by the names that each app was told alone, without a number and
 * without its carrier.
 *
 * <p>Decision: docs/decisions.md#an-app-has-its-own-names-of-appeals-and-cases
 */
public final class AppAppeals {

  /** The most appeals of a page. */
  public static final int MOST = 100;

  private static final int AT_ONCE = 16;

  private final Batches batches;
  private final Keys keys;
  private final ListedAppeals listed;

  public AppAppeals(Core core) {
    this.batches = core.stores().batches();
    this.keys = core.keys();
    this.listed = new ListedAppeals(core, "app-appeal-cursors");
  }

  /**
   * An appeal as its app sees it.
   *
   * @param ref the reference by which the app answers
   * @param asked the objection, by the names that the app was told
   * @param dueAt the deadline of the decision
   * @param state its state
   * @param submittedAt the time of its submission
   */
  public record Seen(String ref, AskedAppeal asked, Instant dueAt, AppealState state, Instant submittedAt) {}

  /**
   * A page of an app's appeals.
   *
   * @param appeals appeals, newest first; fewer than were looked at if only one state is wanted
   * @param next the cursor of the next page; empty on the last one
   */
  public record Page(List<Seen> appeals, Optional<String> next) {
    public Page {
      appeals = List.copyOf(appeals);
    }
  }

  /**
   * Reads a page of an app's appeals.
   *
   * @param state the state that is wanted; empty for all
   * @param cursor the cursor of the page before; empty to start with the newest
   * @param limit the most appeals that are looked at, at most {@value #MOST}
   * @throws Problem if the cursor is forged or another app's
   */
  public Page page(String app, Optional<AppealState> state, Optional<String> cursor, int limit) {
    ListedAppeals.Part part = listed.part(AppealList.ofApp(app), cursor, limit);
    List<AppealGlance> wanted =
        part.appeals().stream()
            .filter(seen -> seen.app().id().equals(app) && state.filter(one -> one != seen.state()).isEmpty())
            .toList();
    List<String> contacts = InParallel.over(wanted, AT_ONCE, seen -> contact(seen.head().id()));
    Refs.OfApp refs = keys.refs().of(app);
    List<Seen> seen =
        IntStream.range(0, wanted.size()).mapToObj(i -> seen(wanted.get(i), contacts.get(i), refs)).toList();
    return new Page(seen, part.next());
  }

  private String contact(BatchId batch) {
    return keys.numbers().open(batch, batches.contents().numbers(batch).orElseThrow()).get(AppealTask.INDEX).consent();
  }

  private static Seen seen(AppealGlance seen, String contactRef, Refs.OfApp refs) {
    BatchId batch = seen.head().id();
    String contact = refs.ofCase(seen.head().request().carrier(), contactRef);
    return new Seen(
        refs.of(batch, AppealTask.INDEX),
        new AskedAppeal(refs.ofAppeal(batch.order()), seen.head().objection().orElseThrow(), contact),
        seen.app().deadline(),
        seen.state(),
        seen.head().request().createdAt());
  }
}
