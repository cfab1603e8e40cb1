package org.numberrefresh.peer;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Checks an access token and reads its client's item. */
public class PeerFunction extends MicronautRequestHandler<APIGatewayV2CustomAuthorizerEvent, Map<String, Object>> {

  private final String table = System.getenv("PARTIES_TABLE");

  @Inject Tokens tokens;
  @Inject DynamoDbClient tables;

  @Override
  public Map<String, Object> execute(APIGatewayV2CustomAuthorizerEvent event) {
    JWTClaimsSet claims;
    try {
      claims = tokens.check(event.getHeaders().get("authorization").substring("Bearer ".length()));
    } catch (Exception e) {
      return Map.of("isAuthorized", false);
    }
    Map<String, AttributeValue> item =
        tables
            .getItem(
                read ->
                    read.tableName(table)
                        .key(
                            Map.of(
                                "party",
                                AttributeValue.fromS("client#" + claims.getClaim("client_id")),
                                "part",
                                AttributeValue.fromS("party"))))
            .item();
    return Map.of(
        "isAuthorized",
        true,
        "context",
        Map.of("party", item.get("id").s(), "scopes", (String) claims.getClaim("scope")));
  }
}
