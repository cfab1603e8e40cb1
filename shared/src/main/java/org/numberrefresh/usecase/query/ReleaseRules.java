package org.numberrefresh.usecase.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.Glance.Depth;
import org.numberrefresh.domain.batch.Glances;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.release.GateCounts;
import org.numberrefresh.domain.release.ReleaseRule;
import org.numberrefresh.domain.release.ReleaseRule.MustBeClear;
import org.numberrefresh.domain.release.Tolerated;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/** The release rules of carriers: what is in force, a change of it, and what another would release. */
public final class ReleaseRules {

  private final Core core;
  private final Stores stores;

  public ReleaseRules(Core core) {
    this.core = core;
    this.stores = core.stores();
  }

  /** The rule in force. */
  public ReleaseRule rule(String carrier) {
    return stores.carriers().ruleInForce(carrier);
  }

  /**
   * Replaces a carrier's rule.
   *
   * @throws Problem if it names an app that is not registered
   */
  public ReleaseRule put(String carrier, ReleaseRule rule) {
    requireKnown(rule);
    stores.carriers().saveReleaseRule(carrier, rule);
    return rule;
  }

  /**
   * Counts the numbers of an order by the gates that a rule would give them, by this order's answers alone. Numbers
   * that are not settled are on HOLD. It reads heads and summaries, some three read units a batch.
   *
   * @param rule the rule; empty for the one in force
   * @throws Problem if the order is not the carrier's own, or if the rule names an app that is not registered
   */
  public GateCounts tryOn(String carrier, String orderId, Optional<ReleaseRule> rule) {
    rule.ifPresent(this::requireKnown);
    Order order = stores.orders().findOwn(carrier, orderId).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    ReleaseRule tried = rule.orElseGet(() -> rule(carrier));
    LocalDate today = ShanghaiTime.dayOf(core.clock().instant());
    Glances glances = stores.batches().glances();
    Collection<BatchHead> heads = glances.heads(order.batchIds()).values();
    GateCounts counts = GateCounts.NONE;
    var settled = new ArrayList<BatchHead>();
    for (BatchHead head : heads) {
      if (head.state() == BatchState.SETTLED) {
        settled.add(head);
      } else {
        counts = counts.plus(GateCounts.held(head.counted()));
      }
    }
    for (Glance glance : glances.of(settled.stream().map(BatchHead::id).toList(), Depth.COUNTS).values()) {
      counts = counts.plus(counts(glance, tried, today));
    }
    return counts;
  }

  private static GateCounts counts(Glance glance, ReleaseRule rule, LocalDate today) {
    return switch (glance) {
      case Glance.Opened opened when opened.summary().isPresent() ->
          GateCounts.of(opened.head(), opened.summary().get(), opened.apps(), rule, today);
      default -> GateCounts.held(glance.head().counted());
    };
  }

  private void requireKnown(ReleaseRule rule) {
    Stream<String> clear =
        switch (rule.mustBeClear()) {
          case MustBeClear.All() -> Stream.of();
          case MustBeClear.Some(List<String> apps) -> apps.stream();
        };
    List<String> named =
        Stream.concat(clear, rule.tolerate().stream().map(Tolerated::app).flatMap(Optional::stream)).toList();
    if (named.isEmpty()) {
      return;
    }
    Set<String> known = stores.apps().all().stream().map(App::id).collect(Collectors.toSet());
    named.stream()
        .filter(app -> !known.contains(app))
        .findFirst()
        .ifPresent(
            app -> {
              throw Problem.invalid(Cause.RULE_APP_UNKNOWN, PhoneNumber.hiddenIn(app));
            });
  }
}
