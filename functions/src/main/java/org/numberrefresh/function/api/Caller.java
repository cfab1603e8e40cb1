package org.numberrefresh.function.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * The caller of a request, as the authorizer found it. The authorizer never refuses, since API Gateway would answer
 * with a body of its own. {@link Edge} refuses instead, also a request without a finding.
 *
 * @param party the party that the client speaks for; absent if it belongs to none
 * @param scopes the scopes of its token
 * @param client the OAuth client; absent where an authorizer of an earlier version found the caller
 */
public record Caller(Optional<Party> party, Set<Scope> scopes, Optional<String> client) {

  private static final String ROLE = "role";
  private static final String PARTY = "party";
  private static final String SCOPES = "scopes";
  private static final String CLIENT = "client";
  private static final String AUTHENTICATED = "authenticated";

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** The form in which the authorizer passes a caller on. */
  public Map<String, Object> context() {
    var context = new HashMap<String, Object>();
    context.put(AUTHENTICATED, "true");
    context.put(SCOPES, scopes.stream().map(Scope::value).sorted().collect(Collectors.joining(" ")));
    client.ifPresent(known -> context.put(CLIENT, known));
    party.ifPresent(
        known -> {
          context.put(ROLE, known.role().name());
          context.put(PARTY, known.id());
        });
    return context;
  }

  /** Everything that the authorizer passed on with a request. */
  static Map<String, Object> finding(APIGatewayV2HTTPEvent event) {
    return Optional.ofNullable(event.getRequestContext())
        .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
        .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getLambda)
        .orElse(Map.of());
  }

  static Caller of(APIGatewayV2HTTPEvent event) {
    Map<String, Object> context = finding(event);
    if (!"true".equals(context.get(AUTHENTICATED))) {
      throw Problem.of(ProblemCode.UNAUTHENTICATED);
    }
    Optional<Party> party =
        context.get(ROLE) instanceof String role && context.get(PARTY) instanceof String id
            ? Optional.of(new Party(Party.Role.valueOf(role), id))
            : Optional.empty();
    String scopes = context.get(SCOPES) instanceof String words ? words : "";
    return new Caller(
        party,
        Arrays.stream(scopes.split(" ", -1)).map(Scope::of).flatMap(Optional::stream).collect(Collectors.toSet()),
        context.get(CLIENT) instanceof String client ? Optional.of(client) : Optional.empty());
  }
}
