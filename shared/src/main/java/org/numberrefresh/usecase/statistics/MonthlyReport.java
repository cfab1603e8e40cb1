package org.numberrefresh.usecase.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.demand.Demand;
import org.numberrefresh.domain.statistics.AppCounts;
import org.numberrefresh.domain.statistics.CarrierCounts;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.demand.DemandList;

/**
 * The report of a month: what was settled in it, by app and by carrier, and which apps carriers asked for.
 *
 * @param month the month
 * @param last the last day that is summed up: of the running month, today
 * @param apps the apps that were asked, by their ids
 * @param carriers the carriers whose batches were settled, by their ids
 * @param demands the apps that carriers asked for, the most wanted first
 */
public record MonthlyReport(
    YearMonth month, LocalDate last, List<OfApp> apps, List<OfCarrier> carriers, List<Demand> demands) {

  public MonthlyReport {
    apps = List.copyOf(apps);
    carriers = List.copyOf(carriers);
    demands = List.copyOf(demands);
  }

  /** The part of one app. */
  public record OfApp(App app, AppCounts counts) {}

  /** The part of one carrier. */
  public record OfCarrier(Carrier carrier, CarrierCounts counts) {}

  /** True if the month is over. */
  public boolean complete(LocalDate today) {
    return today.isAfter(month.atEndOfMonth());
  }

  /** The sum of all carriers. */
  public CarrierCounts total() {
    return carriers.stream().map(OfCarrier::counts).reduce(CarrierCounts.NONE, CarrierCounts::plus);
  }

  /**
   * Makes the report of a month.
   *
   * @throws Problem if the month has not begun
   */
  public static MonthlyReport of(Core core, YearMonth month) {
    LocalDate today = ShanghaiTime.dayOf(core.clock().instant());
    if (month.atDay(1).isAfter(today)) {
      throw Problem.invalid(Cause.MONTH_NOT_BEGUN, YearMonth.from(today));
    }
    Stores stores = core.stores();
    LocalDate last = today.isBefore(month.atEndOfMonth()) ? today : month.atEndOfMonth();
    Counts counts = stores.statistics().days(month.atDay(1), last).values().stream().reduce(Counts.NONE, Counts::plus);
    return new MonthlyReport(
        month,
        last,
        stores.apps().glance().stream()
            .flatMap(app -> Optional.ofNullable(counts.apps().get(app.number())).map(of -> new OfApp(app, of)).stream())
            .toList(),
        stores.carriers().all().stream()
            .flatMap(
                one -> Optional.ofNullable(counts.carriers().get(one.id())).map(of -> new OfCarrier(one, of)).stream())
            .toList(),
        new DemandList(core).of(month));
  }
}
