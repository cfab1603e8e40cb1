package org.numberrefresh.usecase.appeal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.appeal.AppealClaim;
import org.numberrefresh.domain.appeal.AppealList;
import org.numberrefresh.domain.appeal.AppealedPair;
import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.query.ShownPlace;

/**
 * Takes appeals in six steps: the sealed number, the deadline, the claim of the pair, the places in the lists of
 * carrier and app, the head. Each is stored once and can be repeated, and the head makes the appeal count. From then on
 * its batch is driven and delivered like any other.
 *
 * <p>Decision: docs/decisions.md#an-appeal-is-a-batch-of-one-pair
 */
public final class Appealing {

  private final Core core;
  private final Batches batches;
  private final Keys keys;
  private final Queries queries;
  private final PairAppeals appeals;
  private final Clock clock;
  private final Deadlines deadlines = Deadlines.published();

  public Appealing(Core core) {
    this.core = core;
    this.batches = core.stores().batches();
    this.keys = core.keys();
    this.queries = new Queries(core);
    this.appeals = new PairAppeals(core);
    this.clock = core.clock();
  }

  /**
   * Takes an appeal, or returns the one that was taken before under the same key.
   *
   * @throws Problem if the outcome may not be appealed, another appeal of the pair is open, or the key was used for
   *     another request
   */
  public AppealGlance submit(String carrier, String key, AppealRequest request) {
    OrderId id = OrderId.ofAppeal(carrier, key);
    String meaning = keys.fingerprints().of(request.body());
    BatchHead head = batches.heads().find(AppealLook.batch(id)).orElseGet(() -> store(id, carrier, request, meaning));
    return taken(id, head, meaning);
  }

  /**
   * The appeal that was taken before under a key; empty if none was.
   *
   * @throws Problem if the key was used for another request
   */
  public Optional<AppealGlance> repeated(String carrier, String key, AppealRequest request) {
    OrderId id = OrderId.ofAppeal(carrier, key);
    return batches
        .heads()
        .find(AppealLook.batch(id))
        .map(head -> taken(id, head, keys.fingerprints().of(request.body())));
  }

  private AppealGlance taken(OrderId id, BatchHead head, String meaning) {
    if (head.objection().filter(objection -> objection.meaning().equals(meaning)).isEmpty()) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }
    core.queues().batches(List.of(head.id()));
    return Optional.ofNullable(new AppealLook(batches).at(List.of(id)).get(id)).orElseThrow();
  }

  /** The outcome that an appeal is against, and what is stored of it. */
  private record Ground(ShownPlace place, App app, PairAppeals.Read appeals) {

    AppealedPair pair() {
      return new AppealedPair(place.seen().entry().batch(), place.seen().entry().index(), place.app().number());
    }

    OpenedHead head() {
      return place.seen().glance().head().opened().orElseThrow();
    }
  }

  private BatchHead store(OrderId id, String carrier, AppealRequest request, String meaning) {
    Ground ground = ground(id, carrier, request);
    storeNumber(id, request, ground);
    storeApp(id, ground);
    AppealClaim claim = claim(id, ground);
    batches.appeals().list(AppealList.ofCarrier(carrier), claim);
    batches.appeals().list(AppealList.ofApp(request.app()), claim);
    Instant now = claim.second();
    BatchId batch = AppealLook.batch(id);
    var objection = new Objection(ground.pair(), ground.place().view().outcome(), request.reason(), meaning);
    var head =
        new BatchRequest(
            batch,
            carrier,
            ground.head().mode(),
            new AppSelection.Listed(List.of(request.app())),
            1,
            new BitSet(),
            now,
            now,
            Optional.of(objection));
    return batches.heads().putOnce(new AcceptedHead(head, now.plus(Parking.TAKEN_AGAIN_AFTER)));
  }

  private Ground ground(OrderId id, String carrier, AppealRequest request) {
    Optional<Queries.Status> status =
        Optional.ofNullable(queries.statuses(carrier, List.of(request.phoneNumber())).get(request.phoneNumber()));
    Optional<App> app = core.stores().apps().find(request.app());
    PairAppeals.Read read = appeals.read(status.map(Queries.Status::cycle).stream().toList());
    Appealability.refusal(status, app, read, Optional.of(id))
        .ifPresent(
            why -> {
              throw Problem.of(why);
            });
    return new Ground(
        ShownPlace.of(status.orElseThrow().cycle(), request.app()).orElseThrow(), app.orElseThrow(), read);
  }

  /**
   * Stores the number, with the contact reference: both are sealed. What a call that died stored under the same key
   * stays, so it has to be the same.
   */
  private void storeNumber(OrderId id, AppealRequest request, Ground ground) {
    BatchId batch = AppealLook.batch(id);
    BatchId source = ground.pair().batch();
    BatchNumber asked =
        keys.numbers().open(source, batches.contents().numbers(source).orElseThrow()).get(ground.pair().index());
    var number =
        new BatchNumber(
            0,
            request.phoneNumber(),
            asked.since(),
            request.contactRef(),
            Optional.of(asked.boundBefore(ground.head())));
    byte[] stored = batches.contents().putNumbersOnce(batch, keys.numbers().seal(batch, List.of(number)));
    refuseUnless(keys.numbers().open(batch, stored).getFirst().equals(number));
  }

  /** Stores the app with the deadline. The deadline that is stored first stays, unless it has passed. */
  private void storeApp(OrderId id, Ground ground) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant deadline = deadlines.after(now, ground.app().profile().appealWorkingDays());
    var app = new ExpectedApp(ground.pair().app(), ground.app().id(), deadline);
    ExpectedApp stored =
        batches.contents().putAppsOnce(AppealLook.batch(id), List.of(app), ShanghaiTime.dayOf(now)).getFirst();
    boolean same = stored.number() == app.number() && stored.id().equals(app.id());
    refuseUnless(same && stored.deadline().isAfter(now));
  }

  private static void refuseUnless(boolean same) {
    if (!same) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }
  }

  /** Claims the pair, also anew: a claim of an earlier call may have been taken to be dead meanwhile. */
  private AppealClaim claim(OrderId id, Ground ground) {
    AppealedPair pair = ground.pair();
    Optional<AppealClaim> read = ground.appeals().claim(pair.place(), pair.app());
    AppealClaim fresh = AppealClaim.at(clock.instant(), id, ground.appeals().ordinal(pair.place(), pair.app(), id));
    AppealClaim claim =
        read.filter(own -> own.appeal().equals(id) && own.second().equals(fresh.second())).orElse(fresh);
    if (!batches.appeals().claim(pair, claim, read)) {
      throw Problem.of(ProblemCode.APPEAL_OPEN);
    }
    return claim;
  }
}
