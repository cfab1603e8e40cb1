package org.numberrefresh.function.authorize;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.aws.StoreClients;
import org.numberrefresh.adapter.dynamo.DynamoStores;
import org.numberrefresh.adapter.jwt.AccessTokens;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.function.api.Caller;
import org.numberrefresh.function.api.Hindrance;
import org.numberrefresh.function.api.Log;
import org.numberrefresh.function.api.Rehearsal;
import org.numberrefresh.problem.Unavailable;

/**
 * Checks the access token and finds the party that its client speaks for.
 *
 * <p>Decision: docs/decisions.md#the-authorizer-lets-everybody-in
 *
 * <p>Decision: docs/decisions.md#who-cannot-be-checked-hears-503
 */
public final class AuthorizeFunction implements RequestHandler<APIGatewayV2CustomAuthorizerEvent, Map<String, Object>> {

  /** The longest check. API Gateway waits ten seconds for an authorizer and then answers in a body of its own. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final AccessTokens tokens;
  private final Clients clients;
  private final Duration patience;

  public AuthorizeFunction() {
    this(Platform.aws());
    Rehearsal.of(AuthorizeFunction::new, (function, context) -> function.rehearse(context));
  }

  public AuthorizeFunction(Platform platform) {
    this(
        new AccessTokens(
            new AccessTokens.Rules(
                platform.required("TOKEN_ISSUER"),
                platform.environment().getOrDefault("TOKEN_AUDIENCE", ""),
                jwksUrl(platform),
                platform.environment().getOrDefault("SCOPE_PREFIX", "")),
            platform.clock(),
            new IssuerLog(platform.clock())),
        DynamoStores.clients(platform),
        PATIENCE);
  }

  AuthorizeFunction(AccessTokens tokens, Clients clients, Duration patience) {
    this.tokens = tokens;
    this.clients = clients;
    this.patience = patience;
  }

  /** Keys come over https only: whoever changes them on the way could make any token. */
  private static String jwksUrl(Platform platform) {
    String url = platform.required("JWKS_URL");
    if (platform.reach() == Platform.Reach.PUBLIC_ONLY && !url.startsWith("https://")) {
      throw new IllegalStateException(
          "JWKS_URL must start with https://, not be " + url + ". JwksUrl of the template sets it.");
    }
    return url;
  }

  @Override
  public Map<String, Object> handleRequest(APIGatewayV2CustomAuthorizerEvent event, Context context) {
    return Map.of("isAuthorized", true, "context", found(event));
  }

  /**
   * Tokens of both algorithms by a key that the issuer has not, whose signatures are checked all the same; no client.
   */
  private void rehearse(Context context) {
    for (String token : AccessTokens.rehearsed()) {
      var event = new APIGatewayV2CustomAuthorizerEvent();
      event.setHeaders(Map.of("authorization", "Bearer " + token));
      handleRequest(event, context);
    }
    clients.party("-");
  }

  private Map<String, Object> found(APIGatewayV2CustomAuthorizerEvent event) {
    String authorization = authorization(event);
    var check = new FutureTask<>(() -> checked(authorization));
    Thread.ofVirtual().start(check);
    try {
      return check.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return hindered(event, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      check.cancel(true);
      return hindered(event, new Unavailable("The check took longer than " + patience + ".", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return hindered(event, new Unavailable("The check was interrupted.", e));
    }
  }

  private Map<String, Object> checked(String authorization) {
    return switch (tokens.check(authorization)) {
      case AccessTokens.TokenClaims claims -> caller(claims).context();
      case AccessTokens.Refused _ -> Map.of();
      case AccessTokens.Unchecked _ -> Hindrance.ISSUER.context();
    };
  }

  private static Map<String, Object> hindered(APIGatewayV2CustomAuthorizerEvent event, Throwable why) {
    String request = event.getRequestContext() == null ? null : event.getRequestContext().getRequestId();
    Log.fault("caller not checked", request == null ? "" : request, why);
    return (StoreClients.isPassing(why) ? Hindrance.STORE : Hindrance.FAULT).context();
  }

  private static String authorization(APIGatewayV2CustomAuthorizerEvent event) {
    return event.getHeaders() == null ? "" : event.getHeaders().getOrDefault("authorization", "");
  }

  private Caller caller(AccessTokens.TokenClaims claims) {
    Optional<Party> party =
        claims.scopes().contains(Scope.ADMIN)
            ? Optional.of(new Party(Party.Role.OPERATOR, claims.clientId()))
            : clients.party(claims.clientId());
    return new Caller(party, claims.scopes(), Optional.of(claims.clientId()));
  }
}
