package org.numberrefresh.simulation.conform;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The endpoint that is tested, and what is tested on it.
 *
 * @param account the number of the account that the endpoint keeps its queues under
 * @param tests the test classes, as Maven's {@code -Dtest} takes them
 * @param minutes the time after which tests are ended
 */
record ConformOptions(URI endpoint, String account, String tests, int minutes) {

  static final String ADAPTERS = "org/numberrefresh/adapters/*Test,!LocalStackAdaptersTest";
  static final String END_TO_END = "org/numberrefresh/e2e/*Test";

  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * The variables that the tests are given beside those of this process.
   *
   * @param own the variables of this process
   * @param run the prefix of all names that this run makes
   */
  Map<String, String> variables(Map<String, String> own, String run) {
    var variables = new HashMap<String, String>();
    variables.put("AWS_ENDPOINT_URL", endpoint.toString());
    variables.put("AWS_ACCOUNT_ID", account);
    variables.put("CONFORM_RUN", run);
    if (!own.containsKey("AWS_REGION")) {
      variables.put("AWS_REGION", "us-east-1");
    }
    boolean known = own.containsKey("AWS_ACCESS_KEY_ID") || own.containsKey("AWS_PROFILE");
    if (!known && HERE.contains(endpoint.getHost())) {
      variables.put("AWS_ACCESS_KEY_ID", "conform");
      variables.put("AWS_SECRET_ACCESS_KEY", "conform");
    }
    return variables;
  }
}
