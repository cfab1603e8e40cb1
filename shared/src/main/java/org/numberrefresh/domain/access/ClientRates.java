package org.numberrefresh.domain.access;

import java.time.Instant;

/** The stored time of each client's {@link ClientRate}: one item a client. Each call is one write. */
public interface ClientRates {

  /** The result of one attempt to take a block of calls. */
  sealed interface Block {

    /** The time that is stored after the attempt; long past if none is. */
    Instant stored();

    /** The block was taken. */
    record Taken(Instant stored) implements Block {}

    /** Nothing was taken. */
    record Refused(Instant stored) implements Block {}
  }

  /**
   * Adds a block to the stored time. Others that add at the same time do not get in its way.
   *
   * @return Refused if the stored time is past, or later than {@link ClientRate.Claim#latest()}
   */
  Block add(String client, ClientRate.Claim claim);

  /**
   * Begins anew with a block.
   *
   * @return Refused if a time is stored that counts
   */
  Block begin(String client, ClientRate.Claim claim);
}
