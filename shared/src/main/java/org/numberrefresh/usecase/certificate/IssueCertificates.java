package org.numberrefresh.usecase.certificate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Progress.Stage;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.certificate.Certificate;
import org.numberrefresh.domain.certificate.CertificateTokens;
import org.numberrefresh.domain.certificate.Statement;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.number.HolderChanges;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.number.WhoseNumber;
import org.numberrefresh.domain.phone.GivenTime;
import org.numberrefresh.domain.phone.NumberingPlan;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.CycleView;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.query.Holders;
import org.numberrefresh.usecase.query.NumberState;
import org.numberrefresh.usecase.query.Queries;

/**
 * Certifies the past of a number to its present holder, on the word of the carrier that serves it. The carrier must
 * have had the number refreshed itself: of other carriers' orders it is told nothing. The day on which the holder got
 * the number must be on record, so that a certificate and the recycling check never differ.
 *
 * <p>Decision: docs/decisions.md#a-certificate-says-what-is-on-record
 */
public final class IssueCertificates {

  private final Queries queries;
  private final Holders holders;
  private final Carriers carriers;
  private final CertificateTokens tokens;
  private final Clock clock;

  public IssueCertificates(Core core, CertificateTokens tokens) {
    this.queries = new Queries(core);
    this.holders = new Holders(core);
    this.carriers = core.stores().carriers();
    this.tokens = tokens;
    this.clock = core.clock();
  }

  /**
   * A certificate that was given.
   *
   * @param certificate what it says
   * @param token its signed form
   */
  public record Issued(Certificate certificate, String token) {}

  /**
   * Gives a certificate.
   *
   * @param carrier the carrier that asks for its subscriber
   * @throws Problem NUMBER_NOT_FOUND for a number of which the carrier has no order on record, whatever others have;
   *     NOT_REFRESHED, HOLDER_NOT_ON_RECORD, or the reason why the number is not the carrier's
   */
  public Issued issue(String carrier, CertificateRequest request) {
    Instant now = clock.instant();
    PhoneNumber number = number(request);
    LocalDate since = holderSince(request, now);
    Queries.Status status = queries.grades(carrier, List.of(number)).get(number);
    if (status == null) {
      throw Problem.of(ProblemCode.NUMBER_NOT_FOUND);
    }
    Optional<Holders.Past> past = holders.of(number);
    ServiceHistory service = past.map(Holders.Past::service).orElse(ServiceHistory.UNKNOWN);
    new WhoseNumber(carrier, carriers)
        .refusal(number, service)
        .ifPresent(
            why -> {
              throw Problem.of(why);
            });
    CycleView refreshed = refreshed(status, since, service);
    confirm(since, past.map(Holders.Past::changes), ownWord(status, service.takenUpByWordOf(carrier)));
    var statement =
        new Statement(
            number,
            refreshed.deactivatedAt().map(ShanghaiTime::dayOf),
            refreshedOn(refreshed, now),
            refreshed.grade() == Grade.REFRESHED_WITH_RESIDUE,
            since);
    var certificate = new Certificate(statement, now.truncatedTo(ChronoUnit.SECONDS));
    return new Issued(certificate, tokens.sign(certificate));
  }

  private static PhoneNumber number(CertificateRequest request) {
    PhoneNumber number = request.phoneNumber().orElseThrow(() -> Problem.of(ProblemCode.NUMBER_FORMAT_INVALID));
    NumberingPlan.refusal(number)
        .ifPresent(
            why -> {
              throw Problem.of(why);
            });
    if (request.consent().isEmpty()) {
      throw Problem.invalid(Cause.NO_CONSENT);
    }
    return number;
  }

  private static LocalDate holderSince(CertificateRequest request, Instant now) {
    return switch (GivenTime.read(request.holderSince(), now)) {
      case GivenTime.Malformed() -> throw Problem.invalid(GivenTime.notATime("holderSince"));
      case GivenTime.OutOfRange(ProblemCode why) -> throw Problem.of(why);
      case GivenTime.At(Instant time) -> ShanghaiTime.dayOf(time);
    };
  }

  /** The newest life in which the number was refreshed for its holder. Lives that were taken back do not count. */
  private static CycleView refreshed(Queries.Status status, LocalDate since, ServiceHistory service) {
    CycleView life =
        Stream.concat(Stream.of(status.cycle()), status.history().stream())
            .filter(view -> view.state() != NumberState.RESTORED && view.state() != NumberState.CANCELLED)
            .findFirst()
            .orElse(status.cycle());
    Grade grade = life.grade();
    if (grade != Grade.REFRESHED && grade != Grade.REFRESHED_WITH_RESIDUE) {
      throw Problem.of(ProblemCode.NOT_REFRESHED, Detail.of(Cause.GRADE_SO_FAR, grade));
    }
    if (!isOf(since, life, service)) {
      throw Problem.of(ProblemCode.NOT_REFRESHED, Detail.of(Cause.ANOTHER_HOLDER));
    }
    return life;
  }

  /** True if a life is that of the holder since a day: nobody else held the number between its refresh and him. */
  private static boolean isOf(LocalDate since, CycleView life, ServiceHistory service) {
    if (life.cycle().mode() == Mode.ACTIVE || life.holderSince().isPresent()) {
      return life.holderSince().map(ShanghaiTime::dayOf).equals(Optional.of(since));
    }
    return !since.isBefore(ShanghaiTime.dayOf(life.cycle().since()))
        && !service.takenUpWithin(life.cycle().since(), ShanghaiTime.startOf(since));
  }

  /**
   * Holds the carrier's word against the record, which the recycling check answers from too. A later holder is named as
   * the reason only if the carrier told of him itself: what other carriers told looks like nothing told.
   *
   * @param own the last holder that the carrier told of
   */
  private static void confirm(LocalDate since, Optional<HolderChanges> changes, Optional<LocalDate> own) {
    Optional<LocalDate> last = changes.flatMap(HolderChanges::lastTakenUp).map(ShanghaiTime::dayOf);
    if (last.equals(Optional.of(since)) && !changes.orElseThrow().givenUp()) {
      return;
    }
    throw Problem.of(
        own.filter(day -> day.isAfter(since)).isPresent()
            ? ProblemCode.DATE_BEFORE_LATER_LIFE
            : ProblemCode.HOLDER_NOT_ON_RECORD);
  }

  private static Optional<LocalDate> ownWord(Queries.Status status, Optional<Instant> reported) {
    Stream<Instant> ordered =
        Stream.concat(Stream.of(status.cycle()), status.history().stream())
            .filter(view -> view.state() != NumberState.RESTORED && view.state() != NumberState.CANCELLED)
            .flatMap(view -> view.holderSince().stream());
    return Stream.concat(reported.stream(), ordered).max(Instant::compareTo).map(ShanghaiTime::dayOf);
  }

  private static LocalDate refreshedOn(CycleView life, Instant now) {
    List<CycleView.Seen> settled = life.entries().stream().filter(seen -> seen.glance().summary().isPresent()).toList();
    List<CycleView.Seen> asked =
        settled.stream().filter(seen -> !seen.glance().head().withdrawn().has(seen.entry().index())).toList();
    return (asked.isEmpty() ? settled : asked)
        .stream()
            .flatMap(seen -> settledAt(seen.glance(), now).stream())
            .max(Instant::compareTo)
            .map(ShanghaiTime::dayOf)
            .orElseThrow();
  }

  /** The time when a batch was settled. One of an earlier version was settled by its last deadline, or by now. */
  private static Optional<Instant> settledAt(Glance glance, Instant now) {
    return glance
        .head()
        .opened()
        .map(OpenedHead::progress)
        .flatMap(progress -> progress.stage() instanceof Stage.Settled settled ? settled.at() : Optional.empty())
        .or(
            () ->
                glance.apps().stream()
                    .map(app -> app.deadline())
                    .max(Instant::compareTo)
                    .filter(due -> due.isBefore(now)))
        .or(() -> Optional.of(now));
  }
}
