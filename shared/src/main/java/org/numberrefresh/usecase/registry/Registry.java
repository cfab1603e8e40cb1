package org.numberrefresh.usecase.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.numberrefresh.domain.access.ClientTaken;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.DigestVersions;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.SavedApp;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.call.EndpointCheck;
import org.numberrefresh.domain.call.EndpointCheck.Attempt;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.carrier.SavedCarrier;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.key.Digests;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.limit.Standing.Step;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Registers carriers, number ranges and apps for operators, and checks endpoints.
 *
 * <p>Decision: docs/decisions.md#no-app-is-switched-to-digests-unprepared
 */
public final class Registry {

  private final Core core;
  private final Stores stores;
  private final EndpointCheck check;
  private final CallSlots slots;
  private final AppPauses pauses;
  private final SaveCarriers carriers;

  /**
   * Makes a registry.
   *
   * @param check the challenge that an endpoint must answer before it is used
   */
  public Registry(Core core, EndpointCheck check) {
    this.core = core;
    this.stores = core.stores();
    this.check = check;
    this.slots = new CallSlots(stores.standings(), core.clock(), core.random());
    this.pauses = new AppPauses(core);
    this.carriers = new SaveCarriers(stores.carriers());
  }

  /**
   * A registered app.
   *
   * @param app the app as it is stored
   * @param attempt the result of the challenge that this call sent, if it sent one
   * @param made the secrets that this call made, to be shown once
   */
  public record Registered(App app, Optional<Attempt> attempt, Optional<Made> made) {}

  /**
   * Secrets that are shown once.
   *
   * @param signingSecret the secret that signs calls to the app
   * @param digest the key of its digests, if it is told digests
   */
  public record Made(SigningSecret signingSecret, Optional<DigestKey> digest) {}

  /**
   * The key of an app's digests.
   *
   * @param keyId its name
   * @param key the key in base64url
   */
  public record DigestKey(String keyId, String key) {}

  /** Registers a carrier or replaces it. */
  public SavedCarrier putCarrier(Carrier carrier) {
    return carriers.save(carrier.id(), before -> carrier);
  }

  /** Changes some settings of a carrier that is registered. */
  public Carrier patchCarrier(String id, UnaryOperator<Carrier> patch) {
    return carriers.save(id, before -> patch.apply(known(before))).carrier();
  }

  private static <T> T known(Optional<T> registered) {
    return registered.orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  /** Finds a carrier. */
  public Carrier carrier(String id) {
    return known(stores.carriers().find(id));
  }

  /** Replaces the number ranges; each must name a registered carrier. */
  public void putRanges(NumberRanges ranges) {
    carriers.saveRanges(ranges);
  }

  /** Registers an app or replaces its profile, and checks its endpoint if it is new. */
  public Registered putApp(String id, App.Profile profile) {
    return saveApp(id, before -> profile);
  }

  /** Changes some settings of an app that is registered, and checks its endpoint if it is new. Its keys stay. */
  public Registered patchApp(String id, UnaryOperator<App.Profile> patch) {
    return saveApp(id, before -> patch.apply(known(before).profile()));
  }

  private Registered saveApp(String id, Function<Optional<App>, App.Profile> change) {
    SigningSecrets drawn = SigningSecrets.draw(core.random());
    SavedApp stored = store(id, change, AppKeys.first(drawn));
    App saved = stored.app();
    boolean made = saved.keys().signing().newest().reveal().equals(drawn.newest().reveal());
    Optional<Attempt> attempt = saved.ready() || !saved.profile().covered() ? Optional.empty() : check(saved);
    App checked = attempt.isPresent() ? app(id) : saved;
    if (checked.ready()) {
      stored.before().ifPresent(known -> hold(known, checked));
      pauses.release(checked);
    } else if (checked.takesNumbers()) {
      slots.change(checked, known -> new Step<>(known.uncalled(), known));
    }
    return new Registered(
        checked, attempt, made ? Optional.of(new Made(drawn.newest(), digestKey(checked))) : Optional.empty());
  }

  private SavedApp store(String id, Function<Optional<App>, App.Profile> change, AppKeys newKeys) {
    Function<Optional<App>, App.Profile> next =
        before -> {
          App.Profile profile = change.apply(before);
          before.ifPresent(known -> refuseUnknownDigests(known, profile));
          return profile;
        };
    try {
      return stores.apps().save(id, next, newKeys);
    } catch (ClientTaken e) {
      throw Problem.of(ProblemCode.CLIENT_TAKEN);
    }
  }

  /** Refuses digests under a key that the app was never shown: it would answer NOT_BOUND for each number. */
  private void refuseUnknownDigests(App known, App.Profile next) {
    boolean becomesBlinded = !blinded(known.profile()) && blinded(next);
    if (becomesBlinded && known.keys().digests().at(core.clock().instant()) == DigestVersions.FIRST.present()) {
      throw Problem.invalid(Cause.BLINDED_TOO_SOON);
    }
  }

  /**
   * Notes that tasks may be held for an app that is called from now on. The sweep then releases those that this call
   * leaves, should it be cut off, and those that a poll under way puts back.
   */
  private void hold(App before, App now) {
    if (!before.ready()) {
      slots.change(now, known -> new Step<>(known.withHolding(true), known));
    }
  }

  private static boolean blinded(App.Profile profile) {
    return profile.delivery().numberForm() == NumberForm.BLINDED;
  }

  private Optional<DigestKey> digestKey(App app) {
    int version = app.keys().digests().at(core.clock().instant());
    return blinded(app.profile())
        ? Optional.of(new DigestKey(Digests.keyId(app.id(), version), core.keys().digests().key(app.id(), version)))
        : Optional.empty();
  }

  /** Finds an app. */
  public App app(String id) {
    return known(stores.apps().find(id));
  }

  /** Sends an app's endpoint its challenge again. An app that was verified stays so, whatever this attempt's result. */
  public Registered verify(String id) {
    App app = app(id);
    if (app.pulls()) {
      throw Problem.invalid(Cause.PULL_UNVERIFIED);
    }
    if (app.profile().delivery().address().isEmpty()) {
      throw Problem.invalid(Cause.NO_ENDPOINT);
    }
    Optional<Attempt> attempt = check(app);
    App checked = app(id);
    if (checked.ready()) {
      hold(app, checked);
      pauses.release(checked);
    }
    return new Registered(checked, attempt, Optional.empty());
  }

  private Optional<Attempt> check(App app) {
    Optional<Attempt> attempt = app.profile().delivery().called().map(called -> check.check(app, called));
    attempt
        .filter(Attempt.Passed.class::isInstance)
        .flatMap(passed -> app.profile().delivery().challenged())
        .ifPresent(mark -> stores.apps().verified(app.id(), mark));
    return attempt;
  }

  /** The state of an app without its backlog, which takes longer to count. */
  public AppHealth glance(App app) {
    return new AppHealth(app, slots.of(app), Optional.empty(), core.clock().instant());
  }

  /** The state of an app, with its backlog. */
  public AppHealth health(App app) {
    return new HealthCheck(core).of(List.of(app)).getFirst();
  }

  /** The state of all apps, with their backlogs: the troubled first, otherwise by their ids. */
  public List<AppHealth> health() {
    return new HealthCheck(core).of(stores.apps().all());
  }
}
