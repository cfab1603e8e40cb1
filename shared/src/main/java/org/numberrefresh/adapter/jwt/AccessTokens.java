package org.numberrefresh.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.json.PlainText;

/**
 * Checks access tokens: JWTs of one issuer (RFC 9068 and its relatives), signed by a key that the issuer publishes.
 * Tokens of another use are refused by their type, or by the claim {@code token_use} if the issuer writes one.
 *
 * <p>Decision: docs/decisions.md#a-tokens-audience-is-optional
 */
public final class AccessTokens {

  /** The types that RFC 9068 gives an access token, in any case. Older issuers write JWT or nothing. */
  private static final List<JOSEObjectType> ACCESS_TOKEN =
      List.of(new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT);

  /** The longest token. A request's headers have 10 KB in all. */
  private static final int LONGEST = 8 * 1024;

  /** The longest id of a client. A party's clients have 128 characters at most, an operator's client may have more. */
  static final int LONGEST_CLIENT = 255;

  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final String scopePrefix;

  /**
   * The demands on a token.
   *
   * @param issuer the claim {@code iss}
   * @param audience the claim {@code aud}, "" if the issuer writes none
   * @param jwksUrl the URL at which the issuer publishes its keys
   * @param scopePrefix the text that it writes before each scope
   */
  public record Rules(String issuer, String audience, String jwksUrl, String scopePrefix) {}

  /** The finding about a token. */
  public sealed interface Finding {}

  /** A text that is no valid token. */
  public record Refused() implements Finding {}

  /** A token that cannot be checked now, since the issuer's keys cannot be fetched. It may be valid. */
  public record Unchecked() implements Finding {}

  /**
   * The content of a valid token.
   *
   * @param clientId the OAuth client
   * @param scopes the scopes that it grants
   */
  public record TokenClaims(String clientId, Set<Scope> scopes) implements Finding {
    public TokenClaims {
      scopes = Set.copyOf(scopes);
    }
  }

  public AccessTokens(Rules rules, Clock clock, IssuerWatch watch) {
    this.scopePrefix = rules.scopePrefix();
    var types = new HashSet<>(ACCESS_TOKEN);
    types.add(null);
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(rules.jwksUrl(), clock, watch)));
    processor.setJWTClaimsSetVerifier(new Verifier(rules, clock));
  }

  private static IssuerKeys keys(String url, Clock clock, IssuerWatch watch) {
    try {
      return new IssuerKeys(URI.create(url).toURL(), clock, watch);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("JWKS_URL is not a URL: " + url, e);
    }
  }

  /** Checks issuer, audience and times by the injected clock. */
  private static final class Verifier extends DefaultJWTClaimsVerifier<SecurityContext> {

    private final Clock clock;

    Verifier(Rules rules, Clock clock) {
      super(
          rules.audience().isEmpty() ? null : rules.audience(),
          new JWTClaimsSet.Builder().issuer(rules.issuer()).build(),
          new HashSet<>(Arrays.asList("exp", "iat")));
      this.clock = clock;
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }

  /**
   * Checks signatures of both algorithms by keys that sign nothing, so that all is loaded that a check needs.
   *
   * @return tokens that no issuer signed
   */
  public static List<String> rehearsed() {
    return RehearsedTokens.checked(ALGORITHMS);
  }

  /** Checks the value of an {@code Authorization} header. */
  public Finding check(@Nullable String authorization) {
    if (authorization == null
        || authorization.length() > LONGEST
        || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return new Refused();
    }
    return parsed(authorization.substring(7).strip()).map(this::checked).orElse(new Refused());
  }

  /** Reads a token. The library throws several unchecked exceptions too for text that is none. */
  private static Optional<JWT> parsed(String token) {
    try {
      return Optional.of(JWTParser.parse(token));
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Finding checked(JWT token) {
    try {
      JWTClaimsSet set = processor.process(token, null);
      return TypedClaims.holds(((JWSObject) token).getPayload().toJSONObject()) ? claims(set) : new Refused();
    } catch (IssuerUnreachable e) {
      return new Unchecked();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return new Refused();
    }
  }

  private Finding claims(JWTClaimsSet set) throws ParseException {
    String use = set.getStringClaim("token_use");
    if (use != null && !use.equals("access")) {
      return new Refused();
    }
    String clientId = Optional.ofNullable(set.getStringClaim("client_id")).orElse(set.getSubject());
    String scope = Optional.ofNullable(set.getStringClaim("scope")).orElse("");
    if (clientId == null || clientId.isEmpty() || clientId.length() > LONGEST_CLIENT || !PlainText.is(clientId)) {
      return new Refused();
    }
    Set<Scope> scopes = new HashSet<>();
    for (String word : scope.split(" ")) {
      if (word.startsWith(scopePrefix)) {
        Scope.of(word.substring(scopePrefix.length())).ifPresent(scopes::add);
      }
    }
    return new TokenClaims(clientId, scopes);
  }
}
