package org.numberrefresh.adapter.dynamo;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TickingClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Records that a change of the keys moves at the same time: DynamoDB Local never refuses a write for that. */
class DynamoNumbersTest {

  /** A client of a table whose every item is part of a transaction. */
  private static final class Busy implements DynamoDbClient {

    @Override
    public DeleteItemResponse deleteItem(Consumer<DeleteItemRequest.Builder> request) {
      throw TransactionConflictException.builder().message("The item is being moved.").build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @Test
  void a_record_that_is_being_moved_is_not_removed_and_may_be_tried_again() {
    var retention = new Retention(new TickingClock(), Duration.ofDays(1));
    var numbers = new DynamoNumbers(new Table(new Busy(), "numbers", new SeededRandom(1), retention));
    var cycle = new Cycle(Mode.BATCH, Instant.EPOCH, List.of());
    assertFalse(numbers.remove(NumberRecord.first(new NumberToken("1token"), "east", cycle)));
  }
}
