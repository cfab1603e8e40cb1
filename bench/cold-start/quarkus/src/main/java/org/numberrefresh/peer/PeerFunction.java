package org.numberrefresh.peer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Checks an access token and reads its client's item. */
@Named("peer")
public class PeerFunction implements RequestHandler<APIGatewayV2CustomAuthorizerEvent, Map<String, Object>> {

  private final DynamoDbClient tables =
      DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final String table = System.getenv("PARTIES_TABLE");

  @Inject JWTParser parser;

  @Override
  public Map<String, Object> handleRequest(APIGatewayV2CustomAuthorizerEvent event, Context context) {
    try {
      JsonWebToken token = parser.parse(event.getHeaders().get("authorization").substring("Bearer ".length()));
      String client = token.getClaim("client_id");
      Map<String, AttributeValue> item =
          tables
              .getItem(
                  read ->
                      read.tableName(table)
                          .key(
                              Map.of(
                                  "party",
                                  AttributeValue.fromS("client#" + client),
                                  "part",
                                  AttributeValue.fromS("party"))))
              .item();
      return Map.of(
          "isAuthorized",
          true,
          "context",
          Map.of("party", item.get("id").s(), "scopes", token.<String>getClaim("scope")));
    } catch (ParseException e) {
      return Map.of("isAuthorized", false);
    }
  }
}
