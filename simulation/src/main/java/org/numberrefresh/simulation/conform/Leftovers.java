package org.numberrefresh.simulation.conform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.simulation.serve.NumberRefresh;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.stores.StackStores;
import software.amazon.awssdk.core.exception.SdkException;

/** The tables and queues of a run that its tests did not remove themselves, because they broke or were ended. */
final class Leftovers implements AutoCloseable {

  /** The properties by which the SDK finds in this process what the variables tell the tests. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "AWS_REGION", "aws.region",
          "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
          "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey");

  private final StackStores stores;
  private final AwsEndpoint.Account endpoint;

  private Leftovers(AwsEndpoint.Account endpoint) {
    this.endpoint = endpoint;
    this.stores = NumberRefresh.stores(endpoint);
  }

  /** The leftovers of a run, seen with the credentials of its tests. */
  static Leftovers of(ConformOptions options, Map<String, String> variables, String run) {
    PROPERTIES.forEach(
        (variable, property) ->
            Optional.ofNullable(variables.get(variable)).ifPresent(value -> System.setProperty(property, value)));
    return new Leftovers(new AwsEndpoint.Account(Optional.of(options.endpoint()), options.account(), run));
  }

  /**
   * Looks once, before the long run.
   *
   * @throws RunFailure if the endpoint does not list tables and queues
   */
  void look() throws RunFailure {
    try {
      tables();
      queues();
    } catch (SdkException e) {
      throw new RunFailure(
          endpoint.tables().orElseThrow()
              + " does not list tables and queues ("
              + e.getMessage()
              + "). Start it, or name another with --endpoint.",
          e);
    }
  }

  /**
   * Removes them.
   *
   * @return their number
   */
  int remove() {
    List<String> tables = tables();
    List<String> queues = queues();
    tables.forEach(table -> stores.dynamoDb().deleteTable(request -> request.tableName(table)));
    queues.forEach(queue -> stores.sqs().deleteQueue(request -> request.queueUrl(queue)));
    return tables.size() + queues.size();
  }

  private List<String> tables() {
    return stores.dynamoDb().listTablesPaginator().tableNames().stream()
        .filter(name -> name.startsWith(endpoint.prefix()))
        .toList();
  }

  private List<String> queues() {
    return stores
        .sqs()
        .listQueuesPaginator(request -> request.queueNamePrefix(endpoint.prefix()).maxResults(1000))
        .queueUrls()
        .stream()
        .toList();
  }

  @Override
  public void close() {
    stores.close();
  }
}
