package org.numberrefresh.usecase.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.numberrefresh.domain.key.Tokens;
import org.numberrefresh.domain.number.Lives;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.number.ServiceFact;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.number.WhoseNumber;
import org.numberrefresh.domain.phone.GivenTime;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberingPlan;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/** The lines of a report and their results. The lines of one number are judged in the order of their times. */
final class ReportLines {

  /** A well-formed line. */
  private static final String REPORTED_EVENTS =
      ServiceEvent.REPORTED.stream().map(ServiceEvent::name).collect(Collectors.joining(", "));

  private record Line(int index, PhoneNumber number, ServiceFact fact) {}

  private final Map<NumberToken, List<Line>> lines = new LinkedHashMap<>();
  private final Map<Integer, LineProblem> rejected = new TreeMap<>();
  private final Set<Integer> unchanged = new HashSet<>();
  private final Tokens tokens;
  private final int all;

  ReportLines(ReportRequest request, String carrier, Tokens tokens, Instant now) {
    this.tokens = tokens;
    this.all = request.lines().size();
    for (int i = 0; i < all; i++) {
      switch (request.lines().get(i)) {
        case GivenLine.Formed(ReportRequest.Line line) -> read(i, line, carrier, now);
        case GivenLine.Malformed<ReportRequest.Line> malformed -> reject(malformed.problem(i));
      }
    }
    lines.values().forEach(own -> own.sort(Comparator.comparing(Line::fact, ServiceFact.BY_TIME)));
  }

  private void read(int index, ReportRequest.Line line, String carrier, Instant now) {
    Optional<PhoneNumber> number = line.phoneNumber();
    if (number.isEmpty()) {
      reject(LineProblem.of(index, ProblemCode.NUMBER_FORMAT_INVALID));
    } else if (NumberingPlan.refusal(number.get()).isPresent()) {
      reject(LineProblem.of(index, NumberingPlan.refusal(number.get()).get()));
    } else if (line.event().isEmpty()) {
      reject(index, Detail.of(Cause.NOT_A_WORD, "event", REPORTED_EVENTS));
    } else {
      switch (GivenTime.read(line.at(), now)) {
        case GivenTime.Malformed() -> reject(index, GivenTime.notATime("at"));
        case GivenTime.OutOfRange(ProblemCode why) -> reject(LineProblem.of(index, why));
        case GivenTime.At(Instant at) ->
            lines
                .computeIfAbsent(tokens.of(number.get()), token -> new ArrayList<>())
                .add(new Line(index, number.get(), new ServiceFact(line.event().get(), at, carrier)));
      }
    }
  }

  /**
   * True if the lines of a number need no look at its batches: each is a claim, or is refused with its orders and
   * equally without them.
   */
  boolean areForeign(NumberToken token, ServiceHistory recorded, WhoseNumber whose) {
    return lines.getOrDefault(token, List.of()).stream()
        .allMatch(
            line -> {
              Optional<ProblemCode> without = whose.refusal(line.number(), recorded.withoutOrders(), line.fact());
              return line.fact().event() == ServiceEvent.PORTED_IN
                  || (without.isPresent() && without.equals(whose.refusal(line.number(), recorded, line.fact())));
            });
  }

  /**
   * Judges a number's lines and returns its service history after them.
   *
   * @param lives its lives; empty if they were not read
   */
  ServiceHistory judge(NumberToken token, ServiceHistory before, Optional<Lives> lives, WhoseNumber whose) {
    ServiceHistory known = before;
    for (Line line : lines.getOrDefault(token, List.of())) {
      rejected.remove(line.index());
      unchanged.remove(line.index());
      ServiceHistory service = known;
      Optional<ProblemCode> refusal =
          whose
              .refusal(line.number(), known, line.fact())
              .or(() -> lives.flatMap(some -> some.withoutHolder(line.fact(), service)));
      if (refusal.isPresent()) {
        reject(LineProblem.of(line.index(), refusal.get()));
        continue;
      }
      ServiceHistory next = whose.after(known, line.fact());
      if (next.equals(known)) {
        unchanged.add(line.index());
      }
      known = next;
    }
    return known;
  }

  /** Rejects those lines of some numbers that would change a record. */
  void reject(Collection<NumberToken> some, ProblemCode why) {
    some.stream()
        .flatMap(token -> lines.getOrDefault(token, List.of()).stream())
        .filter(line -> !unchanged.contains(line.index()))
        .forEach(line -> rejected.putIfAbsent(line.index(), LineProblem.of(line.index(), why)));
  }

  private void reject(int index, Detail detail) {
    reject(LineProblem.invalid(index, detail));
  }

  private void reject(LineProblem problem) {
    rejected.put(problem.index(), problem);
  }

  /** The numbers of its well-formed lines. */
  Collection<NumberToken> numbers() {
    return List.copyOf(lines.keySet());
  }

  NumberReports.Taken taken() {
    return new NumberReports.Taken(all - rejected.size(), unchanged.size(), List.copyOf(rejected.values()));
  }
}
