package org.numberrefresh.adapters;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.numberrefresh.stack.stores.AwsEndpoint;

/**
 * The place of a test's tables and queues: stores that all tests of this JVM share, or what {@code AWS_ENDPOINT_URL}
 * names.
 */
public final class RunEndpoint {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RunEndpoint() {}

  /**
   * Tables and queues of a test's own, in stores that it shares.
   *
   * @param kind a few letters that tell its tables from those of other tests
   */
  public static AwsEndpoint of(String kind) {
    return alone(kind) instanceof AwsEndpoint.Account account ? account : SharedStores.account(prefix(kind));
  }

  /** Stores of a test's own, for one that keeps or kills them. */
  public static AwsEndpoint alone(String kind) {
    return AwsEndpoint.of(System.getenv(), prefix(kind));
  }

  /** A prefix that no other test has, short enough for the template. */
  public static String prefix(String kind) {
    return prefix(System.getenv().getOrDefault("CONFORM_RUN", ""), kind);
  }

  /**
   * A prefix within a run.
   *
   * @param within the prefix of the whole run, by which what was left over is found; empty for none
   */
  public static String prefix(String within, String kind) {
    byte[] run = new byte[8];
    RANDOM.nextBytes(run);
    return within + kind + "-" + HexFormat.of().formatHex(run) + "-";
  }
}
