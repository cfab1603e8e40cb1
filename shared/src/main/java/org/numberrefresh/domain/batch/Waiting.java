package org.numberrefresh.domain.batch;

import java.time.Instant;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;

/** A thing that may wait for a time. It has one place in the due index at most. */
public sealed interface Waiting {

  /** The place in which the sweep finds it from a time on. */
  Parking swept(Instant at);

  /**
   * The head of a batch.
   *
   * @param batch the batch
   */
  record Head(BatchId batch) implements Waiting {
    @Override
    public Parking swept(Instant at) {
      return Parking.swept(batch, at);
    }
  }

  /**
   * A task that is parked.
   *
   * @param task the task
   */
  record Task(TaskId task) implements Waiting {
    @Override
    public Parking swept(Instant at) {
      return Parking.swept(task.batch(), at);
    }
  }

  /**
   * The push of a carrier's feed to its sink.
   *
   * @param carrier the carrier
   */
  record Push(String carrier) implements Waiting {
    @Override
    public Parking swept(Instant at) {
      return Parking.sweptPush(carrier, at);
    }
  }

  /**
   * A wish to erase numbers.
   *
   * @param id the id of the wish
   */
  record Erasure(String id) implements Waiting {
    @Override
    public Parking swept(Instant at) {
      return Parking.sweptErasure(at);
    }
  }

  /**
   * A thing that this version cannot read: of a version after it, or damaged. It keeps its partition.
   *
   * @param key the first part of its key
   * @param part the second part of its key
   * @param shard its partition of the due index
   */
  record Unreadable(String key, String part, String shard) implements Waiting {
    @Override
    public Parking swept(Instant at) {
      return new Parking(at, shard);
    }
  }

  /**
   * A part of a change of the keys.
   *
   * @param part the number of the part
   */
  record Rekey(int part) implements Waiting {
    @Override
    public Parking swept(Instant at) {
      return Parking.sweptRekey(part, at);
    }
  }
}
