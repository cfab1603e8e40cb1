package org.numberrefresh.usecase.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.key.Tokens;
import org.numberrefresh.domain.number.BatchesSeen;
import org.numberrefresh.domain.number.Lives;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.RecordRace;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.number.WhoseNumber;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.withdrawal.Succession;

/**
 * Takes the reports of carriers on their numbers' service. The refresh that a report ends is withdrawn before the
 * report is written. The report is written over the same version of the record that it was judged by. So a recorded
 * report has had its effect, and the same call finishes after a crash.
 *
 * <p>Decision: docs/decisions.md#a-report-takes-effect-before-it-is-on-record
 *
 * <p>Decision: docs/decisions.md#a-report-waits-for-an-order-in-progress
 *
 * <p>Decision: docs/decisions.md#a-strangers-report-is-judged-before-batches-are-read
 */
public final class NumberReports {

  private final Stores stores;
  private final Tokens tokens;
  private final Clock clock;
  private final Succession succession;

  public NumberReports(Core core) {
    this.stores = core.stores();
    this.tokens = core.keys().tokens();
    this.clock = core.clock();
    this.succession = new Succession(core);
  }

  /**
   * The results of a report's lines.
   *
   * @param accepted the count of accepted lines
   * @param unchanged the count of accepted lines that were known already
   * @param rejected the problems of the other lines, by line
   */
  public record Taken(int accepted, int unchanged, List<LineProblem> rejected) {
    public Taken {
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * Takes a report.
   *
   * @param carrier the carrier that reports
   */
  public Taken take(String carrier, ReportRequest report) {
    var lines = new ReportLines(report, carrier, tokens.asOfNow(), clock.instant());
    var whose = new WhoseNumber(carrier, stores.carriers());
    lines.reject(RecordRace.run(lines.numbers(), some -> tryOnce(some, lines, whose)), ProblemCode.UNAVAILABLE);
    return lines.taken();
  }

  /**
   * Takes the lines of some numbers and returns those whose records another call wrote meanwhile. The batches of
   * another carrier's number are not read: its line must cost no more than one for an unknown number.
   */
  private List<NumberToken> tryOnce(List<NumberToken> open, ReportLines lines, WhoseNumber whose) {
    Map<NumberToken, NumberRecord> stored = stores.numbers().find(open);
    List<NumberRecord> own =
        stored.values().stream().filter(r -> !lines.areForeign(r.token(), r.service(), whose)).toList();
    var seen = new BatchesSeen(stores.batches(), stores.orders(), own, clock.instant());
    var fresh = new ArrayList<NumberRecord>();
    var next = new ArrayList<NumberRecord>();
    var claims = new ArrayList<NumberRecord>();
    for (NumberToken token : open) {
      NumberRecord record = stored.get(token);
      Optional<Lives> lives = Optional.ofNullable(record).filter(own::contains).map(found -> new Lives(found, seen));
      ServiceHistory before =
          record == null
              ? ServiceHistory.UNKNOWN
              : lives.map(some -> some.record().service()).orElseGet(record::service);
      ServiceHistory after = lines.judge(token, before, lives, whose);
      if (after.equals(before)) {
        continue;
      }
      if (record == null) {
        fresh.add(NumberRecord.first(token, after));
      } else {
        (lives.isPresent() ? next : claims).add(record.with(after));
      }
    }
    Set<NumberToken> waiting = new HashSet<>(succession.inService(next, seen));
    lines.reject(waiting, ProblemCode.UNAVAILABLE);
    var overtaken = new HashSet<>(stores.numbers().insert(fresh));
    claims.addAll(next.stream().filter(record -> !waiting.contains(record.token())).toList());
    overtaken.addAll(stores.numbers().replaceAll(claims));
    return List.copyOf(overtaken);
  }
}
