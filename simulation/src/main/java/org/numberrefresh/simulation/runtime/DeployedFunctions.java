package org.numberrefresh.simulation.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.numberrefresh.simulation.serve.Home;
import org.numberrefresh.simulation.serve.NumberRefresh;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.stores.StackStores;
import org.numberrefresh.stack.template.FunctionSpec;
import org.numberrefresh.stack.template.Template;

/** The functions as they are deployed, with tables, queues and a secret for them, and nothing of the local stack. */
public final class DeployedFunctions implements AutoCloseable {

  private final StackStores stores;
  private final PlayedSecret secret;
  private final Template template;

  private DeployedFunctions(StackStores stores, PlayedSecret secret, Template template) {
    this.stores = stores;
    this.secret = secret;
    this.template = template;
  }

  /**
   * Opens the stores and makes what the template describes.
   *
   * @param issuer the issuer of tokens
   * @param jwks the URL of its keys
   * @param root the root secret
   */
  public static DeployedFunctions open(AwsEndpoint endpoint, String issuer, String jwks, String root)
      throws IOException {
    StackStores stores = NumberRefresh.stores(endpoint);
    try {
      Map<String, String> parameters = new HashMap<>(Map.of("TokenIssuer", issuer, "JwksUrl", jwks));
      if (endpoint instanceof AwsEndpoint.Account account) {
        parameters.put("TablePrefix", account.prefix());
      }
      Template template = Template.read(NumberRefresh.options().template(), parameters, stores.surroundings());
      stores.provide(template);
      return new DeployedFunctions(stores, PlayedSecret.open(root), template);
    } catch (IOException | RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  public StackStores stores() {
    return stores;
  }

  public PlayedSecret secret() {
    return secret;
  }

  public Template template() {
    return template;
  }

  /** The folder that the template deploys. */
  public static Path folder() {
    return Home.find().resolve("functions/target/lambda");
  }

  /** The variables by which a function finds stores, beside those of the template. */
  public Map<String, String> places() {
    return StoresPlace.variables(stores, secret.url());
  }

  /**
   * A function as the template describes it.
   *
   * @param options further options of its JVM
   */
  public FunctionProcess.Deployed function(String name, List<String> options) {
    FunctionSpec spec = template.function(name);
    Map<String, String> variables = new HashMap<>(spec.environment());
    variables.putAll(places());
    return new FunctionProcess.Deployed(
        spec.handler(), folder(), spec.timeout(), spec.memoryMegabytes(), variables, options);
  }

  @Override
  public void close() {
    secret.close();
    stores.close();
  }
}
