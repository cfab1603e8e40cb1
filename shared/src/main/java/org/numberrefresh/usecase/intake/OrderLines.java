package org.numberrefresh.usecase.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.number.ClaimRules;
import org.numberrefresh.domain.phone.GivenTime;
import org.numberrefresh.domain.phone.NumberingPlan;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Checks the lines of an order one by one, so that a bad line is rejected alone. A line may be doubtful by the ranges
 * or by its own dates. It passes if its number is on record, since the claim is then judged by the record.
 *
 * @param accepted the numbers of the good lines
 * @param rejected the problems of the other lines, by line
 */
public record OrderLines(List<BatchNumber> accepted, List<LineProblem> rejected) {

  public OrderLines {
    accepted = List.copyOf(accepted);
    rejected = List.copyOf(rejected);
  }

  /** The result of a line's check. */
  private sealed interface Checked {
    record Good(BatchNumber number) implements Checked {}

    /** The line is bad unless its number is on record. */
    record Doubtful(BatchNumber number, ProblemCode doubt) implements Checked {}

    record Bad(LineProblem problem) implements Checked {}
  }

  /**
   * Checks the lines of a request.
   *
   * @param rules the conditions that a number must meet
   * @param now the time when the order was submitted
   * @param onRecord finds those of some numbers that are on record
   */
  public static OrderLines check(
      OrderRequest request, ClaimRules rules, Instant now, Function<List<PhoneNumber>, Set<PhoneNumber>> onRecord) {
    var check = new Check(request.mode(), rules, now, new HashSet<>());
    var all = new ArrayList<Checked>();
    for (int i = 0; i < request.lines().size(); i++) {
      all.add(
          switch (request.lines().get(i)) {
            case GivenLine.Formed(OrderRequest.Line line) -> check.line(i, line);
            case GivenLine.Malformed<OrderRequest.Line> malformed -> new Checked.Bad(malformed.problem(i));
          });
    }
    Set<PhoneNumber> known = onRecord.apply(doubted(all));
    var accepted = new ArrayList<BatchNumber>();
    var rejected = new ArrayList<LineProblem>();
    for (Checked checked : all) {
      switch (checked) {
        case Checked.Good(BatchNumber number) -> accepted.add(number);
        case Checked.Doubtful(BatchNumber number, ProblemCode doubt) -> {
          if (known.contains(number.phoneNumber())) {
            accepted.add(number);
          } else {
            rejected.add(LineProblem.of(number.line(), doubt));
          }
        }
        case Checked.Bad(LineProblem problem) -> rejected.add(problem);
      }
    }
    return new OrderLines(accepted, rejected);
  }

  private static List<PhoneNumber> doubted(List<Checked> all) {
    var doubted = new ArrayList<PhoneNumber>();
    for (Checked checked : all) {
      if (checked instanceof Checked.Doubtful(BatchNumber number, ProblemCode doubt)) {
        doubted.add(number.phoneNumber());
      }
    }
    return doubted;
  }

  private record Check(Mode mode, ClaimRules rules, Instant now, Set<PhoneNumber> seen) {

    Checked line(int index, OrderRequest.Line line) {
      Optional<PhoneNumber> parsed = line.phoneNumber();
      if (parsed.isEmpty()) {
        return bad(index, ProblemCode.NUMBER_FORMAT_INVALID);
      }
      PhoneNumber number = parsed.get();
      Optional<ProblemCode> unfit = NumberingPlan.refusal(number);
      if (unfit.isPresent()) {
        return bad(index, unfit.get());
      }
      Checked checked = mode == Mode.BATCH ? deactivated(index, number, line) : held(index, number, line);
      if (!(checked instanceof Checked.Bad) && !seen.add(number)) {
        return bad(index, ProblemCode.NUMBER_REPEATED);
      }
      return checked;
    }

    private Checked deactivated(int index, PhoneNumber number, OrderRequest.Line line) {
      if (line.holderSince().isPresent() || line.portedInAt().isPresent()) {
        return bad(index, Detail.of(Cause.ACTIVE_ONLY));
      }
      return dated(index, "deactivatedAt", line.deactivatedAt(), number, line);
    }

    private Checked held(int index, PhoneNumber number, OrderRequest.Line line) {
      if (line.deactivatedAt().isPresent()) {
        return bad(index, Detail.of(Cause.BATCH_ONLY));
      }
      if (line.consent().isEmpty()) {
        return bad(index, Detail.of(Cause.NO_CONSENT));
      }
      Optional<GivenTime> ported = line.portedInAt().map(text -> GivenTime.read(text, now));
      if (ported.filter(GivenTime.Malformed.class::isInstance).isPresent()) {
        return bad(index, GivenTime.notATime("portedInAt"));
      }
      if (ported.orElse(null) instanceof GivenTime.OutOfRange(ProblemCode why)) {
        return bad(index, why);
      }
      return dated(index, "holderSince", line.holderSince(), number, line);
    }

    private Checked dated(int index, String name, Optional<String> text, PhoneNumber number, OrderRequest.Line line) {
      if (text.isEmpty()) {
        return bad(index, Detail.of(Cause.MISSING_TIME, name));
      }
      return switch (GivenTime.read(text.get(), now)) {
        case GivenTime.Malformed() -> bad(index, GivenTime.notATime(name));
        case GivenTime.OutOfRange(ProblemCode why) -> bad(index, why);
        case GivenTime.At(Instant since) -> {
          var good = new BatchNumber(index, number, since, line.consent().orElse(""));
          yield rules
              .refusal(number, since, line.portedIn(now))
              .<Checked>map(doubt -> new Checked.Doubtful(good, doubt))
              .orElseGet(() -> new Checked.Good(good));
        }
      };
    }
  }

  private static Checked bad(int index, ProblemCode code) {
    return new Checked.Bad(LineProblem.of(index, code));
  }

  private static Checked bad(int index, Detail detail) {
    return new Checked.Bad(LineProblem.invalid(index, detail));
  }
}
