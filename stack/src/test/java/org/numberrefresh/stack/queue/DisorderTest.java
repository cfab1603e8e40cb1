package org.numberrefresh.stack.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class DisorderTest {

  private static final int MESSAGES = 500;

  private static List<Message> messages(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> Message.builder().messageId("m" + i).build()).toList();
  }

  /** Receives so many messages by tens, then nothing. */
  private static List<List<Message>> delivered(Disorder disorder) {
    var all = new ArrayList<List<Message>>();
    for (int from = 0; from < MESSAGES; from += 10) {
      all.addAll(disorder.deliveries(messages(from, from + 10)));
    }
    all.addAll(disorder.deliveries(List.of()));
    return all;
  }

  @Test
  void without_a_seed_messages_come_as_they_are() {
    Disorder none = Disorder.of(Optional.empty());
    assertEquals(List.of(messages(0, 10)), none.deliveries(messages(0, 10)));
    assertEquals(List.of(), none.deliveries(List.of()));
    assertFalse(none.holdsBack());
  }

  @Test
  void every_message_comes_and_none_is_held_when_nothing_else_comes() {
    Disorder disorder = Disorder.of(Optional.of(1L));
    List<Message> all = delivered(disorder).stream().flatMap(List::stream).toList();
    assertEquals(MESSAGES, new HashSet<>(all).size());
    assertFalse(disorder.holdsBack());
  }

  @Test
  void some_come_twice_in_one_batch_or_beside_it_or_later_and_out_of_order() {
    List<List<Message>> deliveries = delivered(Disorder.of(Optional.of(1L)));
    assertTrue(deliveries.stream().anyMatch(batch -> new HashSet<>(batch).size() < batch.size()));
    assertTrue(deliveries.size() > MESSAGES / 10 + 1);
    List<Message> all = deliveries.stream().flatMap(List::stream).toList();
    assertTrue(all.size() > MESSAGES * 5 / 4);
    assertNotEquals(messages(0, MESSAGES), all.stream().distinct().toList());
  }

  @Test
  void the_same_seed_makes_the_same_disorder() {
    assertEquals(delivered(Disorder.of(Optional.of(9L))), delivered(Disorder.of(Optional.of(9L))));
    assertNotEquals(delivered(Disorder.of(Optional.of(9L))), delivered(Disorder.of(Optional.of(10L))));
  }
}
