package org.numberrefresh.function.authorize;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
import org.numberrefresh.adapter.jwt.TokenQuestion;
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
public final class AuthorizeFunction implements RequestStreamHandler {

  /** The longest check. API Gateway waits ten seconds for an authorizer and then answers in a body of its own. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final AccessTokens tokens;
  private final Clients clients;
  private final Duration patience;

  public AuthorizeFunction() {
    this(Platform.aws());
    Rehearsal.of(AuthorizeFunction::new, (function, _) -> function.rehearse());
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
  public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
    TokenQuestion question = TokenQuestion.read(event.readAllBytes());
    answer.write(TokenQuestion.answer(Map.of("isAuthorized", true, "context", found(question))));
  }

  /**
   * Tokens of both algorithms by a key that the issuer has not, whose signatures are checked all the same; no client.
   */
  private void rehearse() {
    for (String token : AccessTokens.rehearsed()) {
      String event = "{\"headers\":{\"authorization\":\"Bearer " + token + "\"}}";
      TokenQuestion.answer(found(TokenQuestion.read(event.getBytes(StandardCharsets.UTF_8))));
    }
    clients.party("-");
  }

  /** The finding about a token: what is passed on to the functions. */
  Map<String, Object> found(TokenQuestion question) {
    var check = new FutureTask<>(() -> checked(question.authorization()));
    Thread.ofVirtual().start(check);
    try {
      return check.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return hindered(question, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      check.cancel(true);
      return hindered(question, new Unavailable("The check took longer than " + patience + ".", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return hindered(question, new Unavailable("The check was interrupted.", e));
    }
  }

  private Map<String, Object> checked(String authorization) {
    return switch (tokens.check(authorization)) {
      case AccessTokens.TokenClaims claims -> caller(claims).context();
      case AccessTokens.Refused _ -> Map.of();
      case AccessTokens.Unchecked _ -> Hindrance.ISSUER.context();
    };
  }

  private static Map<String, Object> hindered(TokenQuestion question, Throwable why) {
    Log.fault("caller not checked", question.request(), why);
    return (StoreClients.isPassing(why) ? Hindrance.STORE : Hindrance.FAULT).context();
  }

  private Caller caller(AccessTokens.TokenClaims claims) {
    Optional<Party> party =
        claims.scopes().contains(Scope.ADMIN)
            ? Optional.of(new Party(Party.Role.OPERATOR, claims.clientId()))
            : clients.party(claims.clientId());
    return new Caller(party, claims.scopes(), Optional.of(claims.clientId()));
  }
}
