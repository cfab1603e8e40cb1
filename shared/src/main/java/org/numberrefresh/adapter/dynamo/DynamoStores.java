package org.numberrefresh.adapter.dynamo;

import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.domain.access.ClientRates;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.erasure.ErasureWishes;
import org.numberrefresh.domain.erasure.Erasures;
import org.numberrefresh.domain.jws.JwsKeys;
import org.numberrefresh.domain.jws.JwsUse;
import org.numberrefresh.domain.key.Sealer;
import org.numberrefresh.domain.order.OrderSnapshots;
import org.numberrefresh.domain.quota.Quotas;

/** The stores, in DynamoDB. */
public final class DynamoStores {

  private DynamoStores() {}

  /**
   * The stores of a platform, whose environment names the tables.
   *
   * @param sealer seals signing secrets and case numbers, so that a reader of the tables learns none
   */
  public static Stores of(Platform platform, Sealer sealer) {
    Table batches = table(platform, "BATCHES_TABLE");
    Table parties = table(platform, "PARTIES_TABLE");
    Table statistics = table(platform, "STATISTICS_TABLE");
    return new Stores(
        new DynamoNumbers(table(platform, "NUMBERS_TABLE")),
        batches(batches, sealer),
        new DynamoOrders(table(platform, "ORDERS_TABLE")),
        new DynamoApps(parties, sealer),
        new DynamoCarriers(parties),
        new DynamoClients(parties),
        new DynamoStandings(parties),
        new DynamoRekeyings(batches),
        new DynamoFeeds(table(platform, "EVENTS_TABLE")),
        new DynamoStatistics(statistics, batches),
        new DynamoDemands(statistics),
        new DynamoSinks(batches, sealer));
  }

  private static Batches batches(Table table, Sealer sealer) {
    var tasks = new DynamoTasks(table, sealer);
    return new Batches(
        new DynamoHeads(table),
        tasks,
        new DynamoContents(table),
        new DynamoGlances(table, tasks),
        new DynamoDueIndex(table),
        new DynamoAppeals(table));
  }

  /** The keys of one use, for functions that sign or publish some. */
  public static JwsKeys jwsKeys(Platform platform, Sealer sealer, JwsUse use) {
    return new DynamoJwsKeys(table(platform, "PARTIES_TABLE"), sealer, use);
  }

  /** The clients alone, for a function that needs no more. */
  public static Clients clients(Platform platform) {
    return new DynamoClients(table(platform, "PARTIES_TABLE"));
  }

  /** The rates of clients, for the functions that serve them. */
  public static ClientRates clientRates(Platform platform) {
    return new DynamoClientRates(table(platform, "PARTIES_TABLE"));
  }

  /** The use of daily quotas, for the functions that count it. */
  public static Quotas quotas(Platform platform) {
    return new DynamoQuotas(table(platform, "PARTIES_TABLE"));
  }

  /** The snapshots of large orders, for the function that answers for them. */
  public static OrderSnapshots snapshots(Platform platform) {
    return new DynamoSnapshots(table(platform, "PARTIES_TABLE"));
  }

  /** The traces of erased numbers, for the functions that erase. */
  public static Erasures erasures(Platform platform) {
    return new DynamoErasures(table(platform, "PARTIES_TABLE"));
  }

  /** The wishes to erase numbers, for the functions that erase. */
  public static ErasureWishes erasureWishes(Platform platform, Sealer sealer) {
    return new DynamoErasureWishes(table(platform, "BATCHES_TABLE"), sealer);
  }

  private static Table table(Platform platform, String variable) {
    return new Table(platform.dynamoDb(), platform.required(variable), platform.random(), Retention.of(platform));
  }
}
