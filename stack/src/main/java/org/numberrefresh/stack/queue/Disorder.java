package org.numberrefresh.stack.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The rare habits of a standard queue, made frequent. Some messages come twice: in one batch, to two instances at once,
 * or again later. Some come late, and all out of order. A seed decides which.
 *
 * <p>Decision: docs/decisions.md#disorder-is-a-pollers-not-a-queues
 */
final class Disorder {

  private static final int OUT_OF = 8;
  private static final int HELD_ON_AVERAGE = 3;

  private final Optional<Random> random;
  private final List<Message> held = new ArrayList<>();

  private Disorder(Optional<Random> random) {
    this.random = random;
  }

  /** The disorder of one queue; none without a seed. */
  static Disorder of(Optional<Long> seed) {
    return new Disorder(seed.map(Random::new));
  }

  /** True if messages are held back. They come with later ones, or when the queue is empty. */
  synchronized boolean holdsBack() {
    return !held.isEmpty();
  }

  /**
   * Says which messages are delivered now.
   *
   * @param received the messages that came from the queue; none if it is empty
   * @return batches, each for an instance of its own
   */
  synchronized List<List<Message>> deliveries(List<Message> received) {
    return random
        .map(drawn -> disordered(received, drawn))
        .orElseGet(() -> received.isEmpty() ? List.of() : List.of(received));
  }

  private List<List<Message>> disordered(List<Message> received, Random drawn) {
    List<Message> batch = released(received.isEmpty(), drawn);
    List<Message> beside = new ArrayList<>();
    for (Message message : received) {
      int fate = drawn.nextInt(OUT_OF);
      if (fate > 0) {
        batch.add(message);
      }
      switch (fate) {
        case 0, 1 -> held.add(message);
        case 2 -> batch.add(message);
        case 3 -> beside.add(message);
        default -> {}
      }
    }
    Collections.shuffle(batch, drawn);
    var deliveries = new ArrayList<>(List.of(batch, beside));
    deliveries.removeIf(List::isEmpty);
    return deliveries;
  }

  private List<Message> released(boolean all, Random drawn) {
    var released = new ArrayList<Message>();
    for (Iterator<Message> waiting = held.iterator(); waiting.hasNext(); ) {
      Message message = waiting.next();
      if (all || drawn.nextInt(HELD_ON_AVERAGE) == 0) {
        released.add(message);
        waiting.remove();
      }
    }
    return released;
  }
}
