package org.numberrefresh.usecase.appeal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.numberrefresh.domain.appeal.AppealList;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.appeal.AppealedPair;
import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.batch.AppealTask;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.AppView;
import org.numberrefresh.usecase.query.NumberView;

/** Tells carriers of their appeals. A foreign one looks like an unknown one. */
public final class AppealPages {

  /** The most appeals of a page. */
  public static final int MOST = 100;

  private static final int AT_ONCE = 16;
  private final Batches batches;
  private final Keys keys;
  private final AppealLook look;
  private final ListedAppeals listed;

  public AppealPages(Core core) {
    this.batches = core.stores().batches();
    this.keys = core.keys();
    this.look = new AppealLook(batches);
    this.listed = new ListedAppeals(core, "appeal-cursors");
  }

  /**
   * A page of a carrier's appeals.
   *
   * @param appeals appeals, newest first; fewer than were looked at if only one state is wanted
   * @param next the cursor of the next page; empty on the last one
   */
  public record Page(List<AppealView> appeals, Optional<String> next) {
    public Page {
      appeals = List.copyOf(appeals);
    }
  }

  /**
   * Finds an appeal of a carrier.
   *
   * @param id the text that the carrier gave, which may be no id
   * @throws Problem NOT_FOUND if the carrier has no such appeal
   */
  public AppealView find(String carrier, String id) {
    Optional<AppealGlance> own =
        OrderId.parsed(id)
            .filter(parsed -> parsed.isOf(carrier))
            .flatMap(parsed -> Optional.ofNullable(look.at(List.of(parsed)).get(parsed)))
            .filter(seen -> isOf(seen, carrier));
    return views(own.stream().toList()).stream().findFirst().orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  private static boolean isOf(AppealGlance seen, String carrier) {
    return seen.head().request().carrier().equals(carrier);
  }

  /**
   * Reads a page of a carrier's appeals.
   *
   * @param state the state that is wanted; empty for all
   * @param cursor the cursor of the page before; empty to start with the newest
   * @param limit the most appeals that are looked at, at most {@value #MOST}
   * @throws Problem if the cursor is forged or another carrier's
   */
  public Page page(String carrier, Optional<AppealState> state, Optional<String> cursor, int limit) {
    ListedAppeals.Part part = listed.part(AppealList.ofCarrier(carrier), cursor, limit);
    List<AppealGlance> wanted =
        part.appeals().stream()
            .filter(seen -> isOf(seen, carrier) && state.filter(one -> one != seen.state()).isEmpty())
            .toList();
    return new Page(views(wanted), part.next());
  }

  private List<AppealView> views(List<AppealGlance> seen) {
    List<BatchId> sources = seen.stream().map(one -> pair(one).batch()).distinct().toList();
    Map<BatchId, Glance> glances = sources.isEmpty() ? Map.of() : batches.glances().of(sources, Glance.Depth.PAIRS);
    // An appeal goes from view with the batch that it is about, or with its number.
    List<AppealGlance> shown = seen.stream().filter(one -> glances.containsKey(pair(one).batch())).toList();
    return InParallel.over(shown, AT_ONCE, one -> view(one, Objects.requireNonNull(glances.get(pair(one).batch()))))
        .stream()
        .filter(view -> !view.phoneNumber().equals(PhoneNumber.ERASED))
        .toList();
  }

  private static AppealedPair pair(AppealGlance seen) {
    return seen.head().objection().map(Objection::pair).orElseThrow();
  }

  private AppealView view(AppealGlance seen, Glance source) {
    BatchId batch = seen.head().id();
    BatchNumber number =
        keys.numbers().open(batch, batches.contents().numbers(batch).orElseThrow()).get(AppealTask.INDEX);
    AppView shown =
        NumberView.of(source, pair(seen).index()).apps().stream()
            .filter(one -> one.app().equals(seen.app().id()))
            .findFirst()
            .orElseThrow();
    String told = keys.refs().of(seen.app().id()).ofCase(seen.head().request().carrier(), number.consent());
    return new AppealView(seen, number.phoneNumber(), number.consent(), told, shown);
  }
}
