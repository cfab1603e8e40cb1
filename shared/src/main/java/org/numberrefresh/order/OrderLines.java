package org.numberrefresh.order;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.batch.BatchNumber;
import org.numberrefresh.batch.Mode;
import org.numberrefresh.carrier.NumberRanges;
import org.numberrefresh.number.NumberingPlan;
import org.numberrefresh.number.PhoneNumber;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Checks the lines of an order one by one: a bad line is rejected alone.
 *
 * @param accepted the numbers of the good lines
 * @param rejected what is wrong with the others, by line
 */
public record OrderLines(List<BatchNumber> accepted, List<LineProblem> rejected) {

  private static final Instant RECORDS_BEGIN = Instant.parse("1999-12-31T16:00:00Z");

  public OrderLines {
    accepted = List.copyOf(accepted);
    rejected = List.copyOf(rejected);
  }

  /** What a line turns out to be. */
  private sealed interface Checked {
    record Good(BatchNumber number) implements Checked {}

    record Bad(LineProblem problem) implements Checked {}
  }

  /**
   * Checks the lines of a request.
   *
   * @param carrier who submits it
   * @param ranges which carrier serves which prefix; while nobody registered any, the carrier's word counts
   * @param now when it was submitted
   */
  public static OrderLines check(OrderRequest request, String carrier, NumberRanges ranges, Instant now) {
    var check = new Check(request.mode(), carrier, ranges, now, new HashSet<>());
    var accepted = new ArrayList<BatchNumber>();
    var rejected = new ArrayList<LineProblem>();
    for (int i = 0; i < request.lines().size(); i++) {
      switch (check.line(i, request.lines().get(i))) {
        case Checked.Good(BatchNumber number) -> accepted.add(number);
        case Checked.Bad(LineProblem problem) -> rejected.add(problem);
      }
    }
    return new OrderLines(accepted, rejected);
  }

  private record Check(Mode mode, String carrier, NumberRanges ranges, Instant now, Set<PhoneNumber> seen) {

    Checked line(int index, OrderRequest.Line line) {
      Optional<PhoneNumber> parsed = PhoneNumber.parse(line.phoneNumber());
      if (parsed.isEmpty()) {
        return bad(index, ProblemCode.NUMBER_FORMAT_INVALID);
      }
      PhoneNumber number = parsed.get();
      Optional<ProblemCode> unfit = unfit(number);
      if (unfit.isPresent()) {
        return bad(index, unfit.get());
      }
      Checked checked = mode == Mode.BATCH ? deactivated(index, number, line) : held(index, number, line);
      if (checked instanceof Checked.Good && !seen.add(number)) {
        return bad(index, ProblemCode.ALREADY_EXISTS);
      }
      return checked;
    }

    private Optional<ProblemCode> unfit(PhoneNumber number) {
      return switch (NumberingPlan.useOf(number)) {
        case NOT_IN_PLAN -> Optional.of(ProblemCode.NUMBER_FORMAT_INVALID);
        case OTHER_SERVICE -> Optional.of(ProblemCode.UNSUPPORTED_IDENTIFIER);
        case MOBILE -> mine(number) ? Optional.empty() : Optional.of(ProblemCode.CARRIER_MISMATCH);
      };
    }

    private boolean mine(PhoneNumber number) {
      return ranges.isEmpty() || ranges.carrierOf(number).filter(carrier::equals).isPresent();
    }

    private Checked deactivated(int index, PhoneNumber number, OrderRequest.Line line) {
      if (line.holderSince().isPresent() || line.portedInAt().isPresent()) {
        return bad(index, "holderSince and portedInAt belong to ACTIVE mode. Leave them out.");
      }
      return dated(index, "deactivatedAt", line.deactivatedAt(), number, "");
    }

    private Checked held(int index, PhoneNumber number, OrderRequest.Line line) {
      if (line.deactivatedAt().isPresent()) {
        return bad(index, "deactivatedAt belongs to BATCH mode. Give holderSince.");
      }
      if (line.consent().isEmpty()) {
        return bad(index, "consent is missing. Give the reference of the subscriber's consent.");
      }
      if (line.portedInAt().isPresent() && time(line.portedInAt().get()).isEmpty()) {
        return bad(index, notATime("portedInAt"));
      }
      if (line.holderSince().isPresent()
          && line.portedInAt().isPresent()
          && time(line.holderSince().get()).equals(time(line.portedInAt().get()))) {
        return bad(index, ProblemCode.HOLDER_CHANGE_NOT_PROVEN);
      }
      return dated(index, "holderSince", line.holderSince(), number, line.consent().get());
    }

    private Checked dated(int index, String name, Optional<String> text, PhoneNumber number, String consent) {
      if (text.isEmpty()) {
        return bad(index, name + " is missing. Give an RFC 3339 time with zone.");
      }
      Optional<Instant> since = time(text.get());
      if (since.isEmpty()) {
        return bad(index, notATime(name));
      }
      return since.get().isAfter(now) || since.get().isBefore(RECORDS_BEGIN)
          ? bad(index, ProblemCode.OUT_OF_RANGE)
          : new Checked.Good(new BatchNumber(index, number, since.get(), consent));
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String notATime(String name) {
    return name + " is not an RFC 3339 time with zone, such as 2026-08-01T00:00:00+08:00.";
  }

  private static Checked bad(int index, ProblemCode code) {
    return new Checked.Bad(LineProblem.of(index, code));
  }

  private static Checked bad(int index, String detail) {
    return new Checked.Bad(new LineProblem(index, ProblemCode.INVALID_ARGUMENT, Optional.of(detail)));
  }
}
