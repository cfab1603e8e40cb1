package org.numberrefresh.usecase.report;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.Tokens;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.number.RecordRace;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.phone.GivenTime;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberingPlan;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Takes lines of the port register, the feed of the national portability database (携号转网). A line confirms a port by
 * itself. It moves the serving carrier and withdraws nothing.
 *
 * <p>Decision: docs/decisions.md#a-port-needs-two-witnesses
 */
public final class PortRegister {

  private final Numbers numbers;
  private final Carriers carriers;
  private final Tokens tokens;
  private final Clock clock;

  public PortRegister(Core core) {
    this.numbers = core.stores().numbers();
    this.carriers = core.stores().carriers();
    this.tokens = core.keys().tokens();
    this.clock = core.clock();
  }

  /** A line that is right. */
  private record Port(int index, String from, String to, Instant at) {}

  /** Takes lines. Each is judged alone, and the call may be repeated. */
  public NumberReports.Taken take(PortRequest request) {
    return new Call(tokens.asOfNow(), clock.instant()).take(request);
  }

  /** One call. */
  private final class Call {

    private final Tokens now;
    private final Instant at;
    private final Map<String, Boolean> registered = new HashMap<>();
    private final Map<NumberToken, List<Port>> ports = new LinkedHashMap<>();
    private final Map<Integer, LineProblem> rejected = new TreeMap<>();
    private final Set<Integer> unchanged = new HashSet<>();

    Call(Tokens now, Instant at) {
      this.now = now;
      this.at = at;
    }

    NumberReports.Taken take(PortRequest request) {
      for (int i = 0; i < request.lines().size(); i++) {
        switch (request.lines().get(i)) {
          case GivenLine.Formed(PortRequest.Line line) -> read(i, line);
          case GivenLine.Malformed<PortRequest.Line> malformed -> reject(malformed.problem(i));
        }
      }
      ports.values().forEach(own -> own.sort(Comparator.comparing(Port::at)));
      RecordRace.run(ports.keySet(), this::tryOnce).stream()
          .flatMap(token -> ports.getOrDefault(token, List.of()).stream())
          .filter(port -> !unchanged.contains(port.index()))
          .forEach(port -> reject(LineProblem.of(port.index(), ProblemCode.UNAVAILABLE)));
      int accepted = request.lines().size() - rejected.size();
      return new NumberReports.Taken(accepted, unchanged.size(), List.copyOf(rejected.values()));
    }

    private void read(int index, PortRequest.Line line) {
      Optional<ProblemCode> unfit =
          line.phoneNumber().map(NumberingPlan::refusal).orElse(Optional.of(ProblemCode.NUMBER_FORMAT_INVALID));
      if (unfit.isPresent()) {
        reject(LineProblem.of(index, unfit.get()));
      } else if (!isRegistered(line.from()) || !isRegistered(line.to())) {
        reject(index, Detail.of(Cause.UNREGISTERED_PORT));
      } else if (line.from().equals(line.to())) {
        reject(index, Detail.of(Cause.PORT_TO_ITSELF));
      } else {
        switch (GivenTime.read(line.at(), at)) {
          case GivenTime.Malformed() -> reject(index, GivenTime.notATime("at"));
          case GivenTime.OutOfRange(ProblemCode why) -> reject(LineProblem.of(index, why));
          case GivenTime.At(Instant when) ->
              ports
                  .computeIfAbsent(now.of(line.phoneNumber().orElseThrow()), token -> new ArrayList<>())
                  .add(new Port(index, line.from(), line.to(), when));
        }
      }
    }

    private boolean isRegistered(String carrier) {
      return registered.computeIfAbsent(carrier, id -> carriers.find(id).isPresent());
    }

    private void reject(int index, Detail detail) {
      reject(LineProblem.invalid(index, detail));
    }

    private void reject(LineProblem problem) {
      rejected.put(problem.index(), problem);
    }

    /** Writes the ports of some numbers and returns those whose records another call wrote meanwhile. */
    private List<NumberToken> tryOnce(List<NumberToken> open) {
      Map<NumberToken, NumberRecord> stored = numbers.find(open);
      var fresh = new ArrayList<NumberRecord>();
      var next = new ArrayList<NumberRecord>();
      for (NumberToken token : open) {
        Optional<NumberRecord> record = Optional.ofNullable(stored.get(token));
        ServiceHistory before = record.map(NumberRecord::service).orElse(ServiceHistory.UNKNOWN);
        ServiceHistory after = registered(before, ports.getOrDefault(token, List.of()));
        if (!after.equals(before)) {
          record.ifPresentOrElse(
              known -> next.add(known.with(after)), () -> fresh.add(NumberRecord.first(token, after)));
        }
      }
      var overtaken = new HashSet<>(numbers.insert(fresh));
      overtaken.addAll(numbers.replaceAll(next));
      return List.copyOf(overtaken);
    }

    private ServiceHistory registered(ServiceHistory before, List<Port> own) {
      ServiceHistory known = before;
      for (Port port : own) {
        ServiceHistory after = known.registered(port.from(), port.to(), port.at());
        if (after.equals(known)) {
          unchanged.add(port.index());
        } else {
          unchanged.remove(port.index());
        }
        known = after;
      }
      return known;
    }
  }
}
