package org.numberrefresh.adapters;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.numberrefresh.stack.stores.AwsEndpoint;

/** The place of a test's tables and queues: the embedded stores, or what {@code AWS_ENDPOINT_URL} names. */
public final class RunEndpoint {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RunEndpoint() {}

  /**
   * A place of its own for a test.
   *
   * @param kind a few letters that tell its tables from those of other tests
   */
  public static AwsEndpoint of(String kind) {
    return AwsEndpoint.of(System.getenv(), prefix(kind));
  }

  /** A prefix that no other run has, short enough for the template. */
  public static String prefix(String kind) {
    byte[] run = new byte[8];
    RANDOM.nextBytes(run);
    return kind + "-" + HexFormat.of().formatHex(run) + "-";
  }
}
