package org.numberrefresh.adapters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/** Makes the SDK's calls fail: the next call of a chosen call site, in a chosen way, for so many of its attempts. */
final class Faults implements ExecutionInterceptor {

  /** The ways in which a call fails. */
  enum Kind {
    /** It is refused, and was not done. */
    THROTTLED,
    /** It is answered with an error of the server's, and was not done. */
    SERVER_ERROR,
    /** It was done, and its answer is lost. */
    NO_ANSWER,
    /** Its last part was not done, and that is what its answer says. */
    PARTIAL
  }

  /** The call that is to fail. */
  record Plan(String site, Kind kind, int attempts) {}

  private static final ExecutionAttribute<Strike> STRIKE = new ExecutionAttribute<>("strike");
  private static final int FRAMES = 5;
  private static final String ANY = "";

  /** A call that fails. */
  private record Strike(Kind kind, AtomicInteger attemptsLeft) {
    boolean hits(Kind when) {
      return kind == when && attemptsLeft.getAndDecrement() > 0;
    }
  }

  private final Set<String> sites = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Set<String> inParts = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Set<String> reads = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Map<String, Plan> plans = new HashMap<>();
  private int struck;

  /** Every call site that was seen so far. */
  List<String> sites() {
    return List.copyOf(sites);
  }

  /** The call sites among them whose calls have parts. */
  Set<String> sitesInParts() {
    return Set.copyOf(inParts);
  }

  /** The call sites among them whose calls read. */
  Set<String> sitesThatRead() {
    return Set.copyOf(reads);
  }

  /** Lets the next call of a site fail. */
  synchronized void expect(Plan plan) {
    plans.put(plan.site(), plan);
  }

  /** Lets the next call fail, whatever its site. */
  synchronized void expectNext(Kind kind, int attempts) {
    expect(new Plan(ANY, kind, attempts));
  }

  /** The count of calls that have failed as they were to. */
  synchronized int struck() {
    return struck;
  }

  /** The plans whose call was not made. */
  synchronized List<Plan> missed() {
    return List.copyOf(plans.values());
  }

  private synchronized Optional<Strike> strike(String site) {
    Optional<Plan> plan = Optional.ofNullable(plans.remove(site)).or(() -> Optional.ofNullable(plans.remove(ANY)));
    struck += plan.isPresent() ? 1 : 0;
    return plan.map(p -> new Strike(p.kind(), new AtomicInteger(p.attempts())));
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String site = site(context.request());
    sites.add(site);
    if (context.request() instanceof BatchGetItemRequest
        || context.request() instanceof BatchExecuteStatementRequest
        || context.request() instanceof SendMessageBatchRequest) {
      inParts.add(site);
    }
    if (context.request() instanceof GetItemRequest
        || context.request() instanceof BatchGetItemRequest
        || context.request() instanceof QueryRequest) {
      reads.add(site);
    }
    strike(site).ifPresent(strike -> attributes.putAttribute(STRIKE, strike));
  }

  /** The operation and who asked for it: the nearest methods of ours. */
  private static String site(SdkRequest request) {
    return request.getClass().getSimpleName().replace("Request", "")
        + " "
        + StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(frame -> frame.getClassName().startsWith("org.numberrefresh."))
                        .filter(frame -> !frame.getClassName().startsWith("org.numberrefresh.adapters."))
                        .filter(frame -> !frame.getClassName().startsWith("org.numberrefresh.stack."))
                        .filter(frame -> !frame.getClassName().startsWith("org.numberrefresh.parallel."))
                        .map(Faults::name)
                        .distinct()
                        .limit(FRAMES)
                        .collect(Collectors.joining(" < ")));
  }

  private static String name(StackWalker.StackFrame frame) {
    String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
    String method = frame.getMethodName();
    return type + "." + (method.startsWith("lambda$") ? method.split("\\$")[1] : method);
  }

  private static Optional<Strike> strike(ExecutionAttributes attributes) {
    return Optional.ofNullable(attributes.getAttribute(STRIKE));
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
    Optional<Strike> strike = strike(attributes);
    if (strike.filter(s -> s.hits(Kind.THROTTLED)).isPresent()) {
      throw throttled(context.request());
    }
    if (strike.filter(s -> s.hits(Kind.SERVER_ERROR)).isPresent()) {
      throw serverError(context.request());
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    if (strike(attributes).filter(s -> s.hits(Kind.NO_ANSWER)).isPresent()) {
      throw SdkClientException.create("The answer was lost.", new IOException("The connection was reset."));
    }
  }

  private static SdkException throttled(SdkRequest request) {
    return request instanceof SqsRequest
        ? SqsException.builder().statusCode(400).awsErrorDetails(details("RequestThrottled")).build()
        : ProvisionedThroughputExceededException.builder()
            .statusCode(400)
            .awsErrorDetails(details("ProvisionedThroughputExceededException"))
            .build();
  }

  private static SdkException serverError(SdkRequest request) {
    return request instanceof SqsRequest
        ? SqsException.builder().statusCode(503).awsErrorDetails(details("ServiceUnavailable")).build()
        : InternalServerErrorException.builder()
            .statusCode(500)
            .awsErrorDetails(details("InternalServerError"))
            .build();
  }

  private static AwsErrorDetails details(String code) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage("As the test wants it.").build();
  }

  // ---------------------------------------------------------------- in parts

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (strike(attributes).filter(strike -> strike.kind() == Kind.PARTIAL).isEmpty()) {
      return context.request();
    }
    return switch (context.request()) {
      case SendMessageBatchRequest request when request.entries().size() > 1 ->
          request.copy(r -> r.entries(withoutLast(request.entries())));
      case BatchExecuteStatementRequest request when request.statements().size() > 1 ->
          request.copy(r -> r.statements(withoutLast(request.statements())));
      default -> context.request();
    };
  }

  @Override
  public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
    if (strike(attributes).filter(strike -> strike.hits(Kind.PARTIAL)).isEmpty()) {
      return context.response();
    }
    return switch (context.response()) {
      case SendMessageBatchResponse response -> failed(response);
      case BatchExecuteStatementResponse response ->
          failed(response, ((BatchExecuteStatementRequest) context.request()).statements().size());
      case BatchGetItemResponse response -> unprocessed(response, (BatchGetItemRequest) context.request());
      default -> context.response();
    };
  }

  /** Of one entry it says that it was not done though it was: that too may be. */
  private static SdkResponse failed(SendMessageBatchResponse response) {
    int last = response.successful().size() == 1 ? 0 : response.successful().size();
    BatchResultErrorEntry error =
        BatchResultErrorEntry.builder().id(Integer.toString(last)).code("InternalError").senderFault(false).build();
    return response.copy(r -> r.failed(error));
  }

  private static SdkResponse failed(BatchExecuteStatementResponse response, int executed) {
    BatchStatementResponse error =
        BatchStatementResponse.builder().error(e -> e.code(BatchStatementErrorCodeEnum.THROTTLING_ERROR)).build();
    List<BatchStatementResponse> all = new ArrayList<>(executed == 1 ? List.of() : response.responses());
    all.add(error);
    return response.copy(r -> r.responses(all));
  }

  private static SdkResponse unprocessed(BatchGetItemResponse response, BatchGetItemRequest request) {
    return response.copy(r -> r.responses(Map.of()).unprocessedKeys(request.requestItems()));
  }

  private static <T> List<T> withoutLast(List<T> all) {
    return all.subList(0, all.size() - 1);
  }
}
