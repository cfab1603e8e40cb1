package org.numberrefresh.function.authorize;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.dynamo.DynamoStores;
import org.numberrefresh.adapter.jwt.AccessTokens;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.function.api.Caller;

/**
 * Checks the access token and finds the party that its client speaks for.
 *
 * <p>Decision: docs/decisions.md#the-authorizer-lets-everybody-in
 */
public final class AuthorizeFunction implements RequestHandler<APIGatewayV2CustomAuthorizerEvent, Map<String, Object>> {

  private final AccessTokens tokens;
  private final Clients clients;

  public AuthorizeFunction() {
    this(Platform.aws());
  }

  public AuthorizeFunction(Platform platform) {
    this.clients = DynamoStores.clients(platform);
    this.tokens =
        new AccessTokens(
            new AccessTokens.Rules(
                platform.required("TOKEN_ISSUER"),
                platform.environment().getOrDefault("TOKEN_AUDIENCE", ""),
                jwksUrl(platform),
                platform.environment().getOrDefault("SCOPE_PREFIX", "")),
            platform.clock());
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
    Map<String, Object> found =
        tokens.check(authorization(event)).map(this::caller).map(Caller::context).orElse(Map.of());
    return Map.of("isAuthorized", true, "context", found);
  }

  private static String authorization(APIGatewayV2CustomAuthorizerEvent event) {
    return event.getHeaders() == null ? "" : event.getHeaders().getOrDefault("authorization", "");
  }

  private Caller caller(AccessTokens.TokenClaims claims) {
    Optional<Party> party =
        claims.scopes().contains(Scope.ADMIN)
            ? Optional.of(new Party(Party.Role.OPERATOR, claims.clientId()))
            : clients.party(claims.clientId());
    return new Caller(party, claims.scopes());
  }
}
