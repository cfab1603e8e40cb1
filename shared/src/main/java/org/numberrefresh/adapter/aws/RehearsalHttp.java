package org.numberrefresh.adapter.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The connections of a rehearsal. A read of one item goes to the store, and its connection ends with the answer. Every
 * other call is answered here as by an empty store: nothing is written, sent or listed.
 */
final class RehearsalHttp implements SdkHttpClient {

  private static final String TARGET = "X-Amz-Target";

  private final SdkHttpClient real;

  RehearsalHttp(SdkHttpClient real) {
    this.real = real;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest call) {
    SdkHttpRequest request = call.httpRequest();
    String target = request.firstMatchingHeader(TARGET).orElse("");
    if (!target.endsWith(".GetItem") && !target.endsWith(".GetSecretValue")) {
      // A rehearsal has one number, and so one statement.
      return new Empty(target.endsWith(".BatchExecuteStatement") ? "{\"Responses\":[{}]}" : "{}");
    }
    SdkHttpRequest once = request.toBuilder().putHeader("Connection", "close").build();
    return real.prepareRequest(
        HttpExecuteRequest.builder()
            .request(once)
            .contentStreamProvider(call.contentStreamProvider().orElse(null))
            .build());
  }

  /** The answer of an empty store. */
  private record Empty(String text) implements ExecutableHttpRequest {

    @Override
    public HttpExecuteResponse call() {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      return HttpExecuteResponse.builder()
          .response(SdkHttpResponse.builder().statusCode(200).putHeader("Content-Type", "application/json").build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }

    @Override
    public void abort() {}
  }

  @Override
  public String clientName() {
    return "Rehearsal";
  }

  @Override
  public void close() {
    real.close();
  }
}
