package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.erasure.EraseNumbers;
import org.numberrefresh.usecase.erasure.EraseNumbers.Result;

/** The route by which an operator erases numbers. */
final class ErasureRoutes {

  private static final int MAX_REASON = 256;

  private final EraseNumbers erasing;

  ErasureRoutes(EraseNumbers erasing) {
    this.erasing = erasing;
  }

  Map<String, Route> routes() {
    return Map.of(Route.post("numbers/erase"), new Route(Scope.ADMIN, this::erase));
  }

  /** The result of a line: erased, or the problem of it. */
  private record Line(Optional<Result.Erased> erased, Optional<LineProblem> problem) {

    static Line of(int index, Result result) {
      return switch (result) {
        case Result.Erased erased -> new Line(Optional.of(erased), Optional.empty());
        case Result.Refused(ProblemCode why) -> rejected(LineProblem.of(index, why));
      };
    }

    static Line rejected(LineProblem problem) {
      return new Line(Optional.empty(), Optional.of(problem));
    }
  }

  private Reply erase(Request request) {
    JsonObject body = Json.request(request.body()).only("phoneNumbers", "reason");
    List<GivenLine<String>> numbers = body.anyTexts("phoneNumbers", EraseNumbers.MAX_NUMBERS);
    String reason = PhoneNumber.hiddenIn(body.text("reason", MAX_REASON));
    String by = request.party().id();
    Map<PhoneNumber, Result> results =
        erasing.erase(numbers.stream().flatMap(given -> number(given).stream()).toList(), by, reason);
    List<Line> lines =
        IntStream.range(0, numbers.size()).mapToObj(index -> line(index, numbers.get(index), results)).toList();
    ObjectNode answer = Json.object();
    ArrayNode erased = answer.putArray("erased");
    ArrayNode rejected = answer.putArray("rejected");
    for (int i = 0; i < lines.size(); i++) {
      int index = i;
      lines
          .get(i)
          .erased()
          .ifPresent(
              one ->
                  erased
                      .addObject()
                      .put("index", index)
                      .put("traceId", one.trace())
                      .put("erasedAt", Rfc3339.text(one.at())));
      lines.get(i).problem().ifPresent(problem -> rejected.add(Edge.line(problem, request.language())));
    }
    return Reply.of(200, answer);
  }

  private static Optional<PhoneNumber> number(GivenLine<String> given) {
    return switch (given) {
      case GivenLine.Formed(String text) -> PhoneNumber.parse(text);
      case GivenLine.Malformed<String> _ -> Optional.empty();
    };
  }

  private static Line line(int index, GivenLine<String> given, Map<PhoneNumber, Result> results) {
    return switch (given) {
      case GivenLine.Formed<String> _ ->
          number(given)
              .map(number -> Line.of(index, Objects.requireNonNull(results.get(number))))
              .orElseGet(() -> Line.rejected(LineProblem.of(index, ProblemCode.NUMBER_FORMAT_INVALID)));
      case GivenLine.Malformed<String> malformed -> Line.rejected(malformed.problem(index));
    };
  }
}
