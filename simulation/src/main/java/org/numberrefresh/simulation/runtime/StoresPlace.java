package org.numberrefresh.simulation.runtime;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.numberrefresh.stack.stores.StackStores;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The variables by which the SDK's clients find stores: those that Lambda sets, and the usual ones of endpoints. */
public final class StoresPlace {

  private StoresPlace() {}

  /** The variables of a function whose tables, queues and secret are these. */
  public static Map<String, String> variables(StackStores stores, URI secrets) {
    var variables = new HashMap<String, String>();
    AwsServiceClientConfiguration tables = stores.dynamoDb().serviceClientConfiguration();
    variables.put("AWS_REGION", tables.region().id());
    AwsCredentialsIdentity who = tables.credentialsProvider().resolveIdentity().join();
    variables.put("AWS_ACCESS_KEY_ID", who.accessKeyId());
    variables.put("AWS_SECRET_ACCESS_KEY", who.secretAccessKey());
    if (who instanceof AwsSessionCredentials session) {
      variables.put("AWS_SESSION_TOKEN", session.sessionToken());
    }
    endpoint(variables, "DYNAMODB", tables);
    endpoint(variables, "SQS", stores.sqs().serviceClientConfiguration());
    variables.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.toString());
    return variables;
  }

  private static void endpoint(Map<String, String> variables, String service, AwsServiceClientConfiguration client) {
    client.endpointOverride().ifPresent(url -> variables.put("AWS_ENDPOINT_URL_" + service, url.toString()));
  }
}
