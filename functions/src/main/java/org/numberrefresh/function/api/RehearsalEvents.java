package org.numberrefresh.function.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;

/** Made-up events of rehearsals. They name nobody: no party has the id "-". */
public final class RehearsalEvents {

  private RehearsalEvents() {}

  /**
   * A request.
   *
   * @param route the key of its route
   * @param scope the scope that the route needs
   * @param path the parameters of its path
   * @param body its body, "" for none
   */
  public static APIGatewayV2HTTPEvent request(String route, Scope scope, Map<String, String> path, String body) {
    var caller = new Caller(Optional.of(new Party(scope.role(), "-")), Set.of(scope), Optional.empty());
    var authorizer = APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder().withLambda(caller.context()).build();
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey(route)
        .withRawPath("/")
        .withRawQueryString("")
        .withHeaders(Map.of("accept", "application/json", "idempotency-key", "rehearsal"))
        .withPathParameters(path)
        .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder().withAuthorizer(authorizer).build())
        .withBody(body)
        .withIsBase64Encoded(false)
        .build();
  }

  /** A message of a queue. */
  public static SQSEvent message(String body) {
    var message = new SQSEvent.SQSMessage();
    message.setMessageId("rehearsal");
    message.setEventSourceArn("");
    message.setBody(body);
    var event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }
}
