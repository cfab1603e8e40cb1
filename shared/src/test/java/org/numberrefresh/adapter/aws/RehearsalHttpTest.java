package org.numberrefresh.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

class RehearsalHttpTest {

  private final List<SdkHttpRequest> sent = new ArrayList<>();
  private final RehearsalHttp http = new RehearsalHttp(new Sent());

  /** Notes what would have been sent. */
  private final class Sent implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest call) {
      sent.add(call.httpRequest());
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder().response(SdkHttpResponse.builder().statusCode(204).build()).build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }

  private int status(String operation) throws IOException {
    var request =
        SdkHttpFullRequest.builder()
            .protocol("https")
            .host("stores.example")
            .method(SdkHttpMethod.POST)
            .putHeader("X-Amz-Target", "DynamoDB_20120810." + operation)
            .build();
    var call = HttpExecuteRequest.builder().request(request).build();
    return http.prepareRequest(call).call().httpResponse().statusCode();
  }

  @Test
  void a_single_item_is_read_over_a_connection_that_ends_with_the_answer() throws IOException {
    assertEquals(204, status("GetItem"));
    assertEquals(Optional.of("close"), sent.getFirst().firstMatchingHeader("Connection"));
  }

  @Test
  void nothing_is_written_sent_or_listed() throws IOException {
    for (String operation : List.of("PutItem", "UpdateItem", "TransactWriteItems", "Query", "SendMessageBatch")) {
      assertEquals(200, status(operation));
    }
    assertTrue(sent.isEmpty());
  }
}
