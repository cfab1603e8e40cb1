package org.numberrefresh.stack;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpRequest;
import org.numberrefresh.stack.http.Refusal;
import org.numberrefresh.stack.invoke.Equipment;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.token.TokenRules;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/** The hooks: everything that a stack must know of the application that its template does not say. */
public interface Application {

  /** Sets up the SDK clients of tables and queues as the deployed functions do: how often a call is repeated. */
  void setUp(ClientOverrideConfiguration.Builder client);

  /**
   * Gives the template's parameters their values. Those left out take their defaults.
   *
   * @param url the stack's own address
   * @param endpoint the place of its tables and queues
   */
  Map<String, String> parameters(URI url, AwsEndpoint endpoint);

  /** Says which OAuth clients there are, and which scopes each may ask for. */
  TokenRules tokens();

  /**
   * Makes an instance of a handler.
   *
   * @param type its class, as the template names it
   * @param equipment everything it works with
   * @throws ReflectiveOperationException if the instance cannot be made
   */
  Object handler(Class<?> type, Equipment equipment) throws ReflectiveOperationException;

  /**
   * Words a refusal of the stack itself in the application's own form.
   *
   * @param message one sentence for the caller: the problem and the remedy
   */
  HttpAnswer refusal(Refusal why, String message);

  /** Answers requests for routes that are not in the template and open to everybody; empty for all other requests. */
  Optional<HttpAnswer> answer(HttpRequest request);

  /**
   * Answers requests of operators for further routes under {@code /local/}; empty for all other requests. The stack has
   * checked the operator's token.
   */
  Optional<HttpAnswer> answerOperator(HttpRequest request);

  /** Does the application's own first steps. The stack answers requests already, and its schedules run. */
  void started(Stack stack);
}
