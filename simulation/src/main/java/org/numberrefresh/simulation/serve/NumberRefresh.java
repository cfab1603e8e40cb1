package org.numberrefresh.simulation.serve;

import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.aws.StoreClients;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.stack.Application;
import org.numberrefresh.stack.Stack;
import org.numberrefresh.stack.StackOptions;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpRequest;
import org.numberrefresh.stack.http.Refusal;
import org.numberrefresh.stack.invoke.Equipment;
import org.numberrefresh.stack.json.StackJson;
import org.numberrefresh.stack.log.StackLog;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.stores.StackStores;
import org.numberrefresh.stack.token.TokenRules;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/** Number Refresh as an application of the local stack: its template, and the answers to the stack's hooks. */
public final class NumberRefresh implements Application {

  /** The carriers that are registered when a stack starts: name by id. */
  private static final Map<String, String> CARRIERS = Map.of("east", "East Mobile", "west", "West Mobile");

  /** More than one machine can send: the limit is asked, as on AWS, and holds up no demonstration and no benchmark. */
  private static final int REQUESTS_PER_SECOND_PER_CLIENT = 100_000;

  private final DocsRoutes docs = new DocsRoutes(Home.find().resolve("openapi.yaml"));
  private final SimulatorRoute simulator = new SimulatorRoute();
  private final LocalClients clients = new LocalClients();

  /** A stack's settings with the system's own template: a free port, in memory, logging to standard error. */
  public static StackOptions options() {
    return StackOptions.of(Home.find().resolve("template.yaml"), embeddedStores());
  }

  /** Opens tables and queues without a stack around them, in memory where they are embedded. */
  public static StackStores stores(AwsEndpoint endpoint) {
    return StackStores.open(
        endpoint, embeddedStores(), Optional.empty(), StoreClients::repeating, new StackLog(System.err));
  }

  private static Path embeddedStores() {
    return Home.find().resolve("stack/stores/target");
  }

  /** Starts a stack of Number Refresh and returns when it answers. */
  public static Stack start(StackOptions options) {
    return Stack.start(options, new NumberRefresh());
  }

  /** Tells the stack's operators the address at which the simulated apps can be asked for the truth. */
  void simulatedAt(URI address) {
    simulator.open(address);
  }

  /** The console's address of a stack that runs this application, with what offers the stack's clients in one click. */
  public URI console(Stack stack) {
    return clients.address(stack);
  }

  @Override
  public void setUp(ClientOverrideConfiguration.Builder client) {
    StoreClients.repeating(client);
  }

  @Override
  public Map<String, String> parameters(URI url, AwsEndpoint endpoint) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("TokenIssuer", url.toString());
    parameters.put("JwksUrl", url + "/oauth2/jwks");
    parameters.put("TokenEndpoint", url + "/oauth2/token");
    parameters.put("PublicUrl", url.toString());
    parameters.put("TokenAudience", HubClients.AUDIENCE);
    parameters.put("RequestsPerSecondPerClient", Integer.toString(REQUESTS_PER_SECOND_PER_CLIENT));
    if (endpoint instanceof AwsEndpoint.Account account) {
      parameters.put("TablePrefix", account.prefix());
    }
    return parameters;
  }

  @Override
  public TokenRules tokens() {
    return HubClients.rules(CARRIERS.keySet());
  }

  /** Makes a handler by its constructor that takes a platform. Calls to apps may reach this machine. */
  @Override
  public Object handler(Class<?> type, Equipment equipment) throws ReflectiveOperationException {
    Constructor<?> constructor;
    try {
      constructor = type.getConstructor(Platform.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(
          "The handler " + type.getName() + " has no public constructor that takes a Platform.", e);
    }
    return constructor.newInstance(
        new Platform(
            equipment.clock(),
            equipment.random(),
            equipment.environment(),
            equipment.dynamoDb(),
            equipment.sqs(),
            new LocalSecrets(equipment.secrets()),
            Platform.Reach.LOOPBACK_TOO));
  }

  @Override
  public HttpAnswer refusal(Refusal why, String message) {
    return ContractErrors.answer(why, message);
  }

  @Override
  public Optional<HttpAnswer> answer(HttpRequest request) {
    return docs.answer(request).or(() -> clients.answer(request));
  }

  @Override
  public Optional<HttpAnswer> answerOperator(HttpRequest request) {
    return simulator.answer(request);
  }

  /** Registers the carriers, and has the sweep look at once for work that an earlier run left half done. */
  @Override
  public void started(Stack stack) {
    String operator = stack.token(stack.client(Party.Role.OPERATOR.name()));
    new CarrierRegistration(stack.url(), operator).register(CARRIERS, stack.clients());
    if (stack.keepsData()) {
      try {
        stack.runSchedules(StackJson.object().put("reconcile", true));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
