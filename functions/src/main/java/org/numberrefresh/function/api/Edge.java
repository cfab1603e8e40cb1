package org.numberrefresh.function.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.numberrefresh.adapter.aws.StoreClients;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/**
 * The entry of every request. It checks the client's rate, scope and role, and turns every failure into CAMARA's error
 * body. An expected failure is an answer. An unexpected one is logged once, and its answer tells nothing of the inside.
 *
 * <p>Decision: docs/decisions.md#api-gateway-answers-some-requests-in-its-own-words
 *
 * <p>Decision: docs/decisions.md#whatever-has-no-route-is-answered-by-ours
 */
public final class Edge {

  private static final String CORRELATOR = "x-correlator";

  /** The form that CAMARA's Design Guide gives it. An empty one counts as none. */
  private static final Pattern FIT_CORRELATOR = Pattern.compile("[a-zA-Z0-9_.:;/<>{}-]{1,256}");

  private final Map<String, Route> routes;
  private final Map<String, Supplier<Reply>> open;
  private final ClientGate gate;
  private final Consumer<String> end;

  /**
   * Makes an edge.
   *
   * @param routes the routes by key, such as {@code GET /number-refresh/v1/apps}
   */
  public Edge(Map<String, Route> routes) {
    this(routes, Map.of());
  }

  /**
   * Makes an edge.
   *
   * @param routes the routes by key
   * @param open the routes that need no token, by key; the template must open each of them too
   */
  public Edge(Map<String, Route> routes, Map<String, Supplier<Reply>> open) {
    this(routes, open, ClientGate.OPEN, correlator -> {});
  }

  /**
   * Makes an edge.
   *
   * @param gate refuses clients that call too often
   * @param end hears of the end of each request, by its correlator
   */
  public Edge(Map<String, Route> routes, Map<String, Supplier<Reply>> open, ClientGate gate, Consumer<String> end) {
    this.routes = Map.copyOf(routes);
    this.open = Map.copyOf(open);
    this.gate = gate;
    this.end = end;
  }

  /** Answers a request. */
  public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    Optional<String> given = Request.header(event, CORRELATOR).filter(text -> !text.isEmpty());
    boolean fits = given.filter(text -> !FIT_CORRELATOR.matcher(text).matches()).isEmpty();
    String correlator = given.filter(text -> fits).orElseGet(() -> UUID.randomUUID().toString());
    try {
      if (!fits) {
        throw Problem.invalid(Cause.CORRELATOR);
      }
      return response(routed(event), correlator);
    } catch (Problem problem) {
      return response(problem(problem, Request.language(event)), correlator);
    } catch (RuntimeException e) {
      Log.fault("request failed", correlator, e);
      Hindrance why = StoreClients.isPassing(e) ? Hindrance.STORE : Hindrance.FAULT;
      return response(hindered(why, Request.language(event)), correlator);
    } finally {
      end.accept(correlator);
    }
  }

  private Reply routed(APIGatewayV2HTTPEvent event) {
    Supplier<Reply> answer = open.get(event.getRouteKey());
    if (answer != null) {
      return answer.get();
    }
    Optional<Hindrance> hindrance = Hindrance.of(event);
    if (hindrance.isPresent()) {
      return hindered(hindrance.get(), Request.language(event));
    }
    Route route = routes.get(event.getRouteKey());
    if (route == null) {
      throw Problem.of(ProblemCode.ROUTE_NOT_FOUND);
    }
    Caller caller = Caller.of(event);
    return gate.refused(caller, Request.language(event)).orElseGet(() -> admitted(event, caller, route));
  }

  private static Reply admitted(APIGatewayV2HTTPEvent event, Caller caller, Route route) {
    Party party =
        caller.party().orElseThrow(() -> Problem.of(ProblemCode.PERMISSION_DENIED, Detail.of(Cause.NO_PARTY)));
    Scope scope = route.scope(party.role());
    if (!caller.scopes().contains(scope) || party.role() != scope.role()) {
      throw Problem.of(ProblemCode.PERMISSION_DENIED, Detail.of(Cause.SCOPE_NEEDED, scope.value()));
    }
    return route.action().apply(new Request(event, party));
  }

  private static APIGatewayV2HTTPResponse response(Reply reply, String correlator) {
    var headers = new HashMap<>(reply.headers());
    headers.put(CORRELATOR, correlator);
    headers.putIfAbsent("cache-control", "no-store");
    reply.content().ifPresent(content -> headers.put("content-type", content.type()));
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(reply.status())
        .withHeaders(headers)
        .withBody(reply.content().map(Reply.Content::text).orElse(""))
        .build();
  }

  /** The answer to a request that may be repeated, under the same Idempotency-Key if it has one. */
  private static Reply hindered(Hindrance why, Language language) {
    return problem(Problem.of(why.code()), language).with(why.headers());
  }

  /** The answer to a problem. */
  public static Reply problem(Problem problem, Language language) {
    ObjectNode body =
        Json.object()
            .put("status", problem.code().status())
            .put("code", problem.code().wire())
            .put("message", message(problem, language));
    if (!problem.lines().isEmpty()) {
      ArrayNode details = body.putArray("details");
      problem.lines().forEach(line -> details.add(line(line, language)));
    }
    return Reply.of(problem.code().status(), body);
  }

  /** The problem of one line, as an answer shows it. */
  public static ObjectNode line(LineProblem line, Language language) {
    ObjectNode json =
        Json.object()
            .put("index", line.index())
            .put("code", line.code().wire())
            .put("message", message(line.code(), line.detail(), language));
    Texts.nextStep(line.code(), language).ifPresent(step -> json.put("nextStep", step));
    line.code().retryAfter().ifPresent(wait -> json.put("retryAfter", wait.toSeconds()));
    return json;
  }

  private static String message(Problem problem, Language language) {
    if (problem.lines().isEmpty()) {
      return message(problem.code(), problem.detail(), language);
    }
    String detail = problem.detail().map(known -> Texts.detail(known, language)).orElse("");
    String line = language.sentences(Texts.line(problem.lines().getFirst().index(), language), detail);
    String first = language.sentences(Texts.of(problem.code(), language), line);
    int wrong = problem.lines().size();
    return wrong == 1 ? first : language.sentences(first, Texts.detail(Detail.of(Cause.LINES, wrong), language));
  }

  private static String message(ProblemCode code, Optional<Detail> detail, Language language) {
    String text = Texts.of(code, language);
    return detail.map(known -> language.sentences(text, Texts.detail(known, language))).orElse(text);
  }
}
