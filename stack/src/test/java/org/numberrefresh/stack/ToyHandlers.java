package org.numberrefresh.stack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.numberrefresh.stack.invoke.Equipment;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The smallest handlers that show how a stack treats handlers. */
public final class ToyHandlers {

  static final BlockingQueue<SQSEvent.SQSMessage> RECEIVED = new LinkedBlockingQueue<>();
  static final BlockingQueue<String> TICKS = new LinkedBlockingQueue<>();
  static final AtomicInteger ASKED_AT_THE_DOOR = new AtomicInteger();

  static final AtomicInteger GONE = new AtomicInteger();
  static final CountDownLatch GO = new CountDownLatch(1);

  private ToyHandlers() {}

  private static APIGatewayV2HTTPResponse reply(String body) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(201)
        .withHeaders(Map.of("x-toy", "yes"))
        .withBody(body)
        .build();
  }

  /** Puts and deletes a thing, and says how each ended. */
  public static final class Clerk implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Equipment equipment;

    public Clerk(Equipment equipment) {
      this.equipment = equipment;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
      String table = equipment.environment().get("THINGS_TABLE");
      var thing = Map.of("id", AttributeValue.fromS("one"));
      String put = tried(() -> equipment.dynamoDb().putItem(request -> request.tableName(table).item(thing)));
      String deleted = tried(() -> equipment.dynamoDb().deleteItem(request -> request.tableName(table).key(thing)));
      String read = tried(() -> equipment.secrets().value(equipment.environment().get("SECRET")));
      var another = Map.of("id", AttributeValue.fromS("two"));
      String other = tried(() -> equipment.dynamoDb().putItem(request -> request.tableName(table).item(another)));
      return reply(put + "|" + deleted + "|" + read + "|" + other);
    }

    private static String tried(Runnable call) {
      try {
        call.run();
        return "done";
      } catch (AwsServiceException e) {
        return e.awsErrorDetails().errorCode();
      }
    }
  }

  /** Lets those in who say please. */
  public static final class Door implements RequestHandler<APIGatewayV2CustomAuthorizerEvent, Map<String, Object>> {
    public Door(Equipment equipment) {}

    @Override
    public Map<String, Object> handleRequest(APIGatewayV2CustomAuthorizerEvent event, Context context) {
      ASKED_AT_THE_DOOR.incrementAndGet();
      boolean please = "please".equals(event.getHeaders().get("authorization"));
      return Map.of("isAuthorized", please, "context", Map.of("party", "east"));
    }
  }

  /** Says what it was asked. */
  public static final class Echo implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Equipment equipment;

    public Echo(Equipment equipment) {
      this.equipment = equipment;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
      String id = event.getPathParameters() == null ? "-" : event.getPathParameters().get("id");
      if (id.equals("broken")) {
        throw new IllegalStateException("broken");
      }
      if (id.equals("slow")) {
        waitForEver();
      }
      var authorizer = event.getRequestContext().getAuthorizer();
      String party = authorizer == null ? "-" : (String) authorizer.getLambda().get("party");
      String secret = equipment.secrets().value(equipment.environment().get("SECRET"));
      String body =
          String.join(
              "|",
              event.getRouteKey(),
              id,
              party,
              String.valueOf(event.getBody()),
              String.valueOf(event.getQueryStringParameters()),
              equipment.environment().get("HERE"),
              Integer.toString(secret.length()));
      return reply(body);
    }

    private static void waitForEver() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Fails what is called bad, and holds what is called held until it may go. */
  public static final class Worker implements RequestHandler<SQSEvent, SQSBatchResponse> {
    public Worker(Equipment equipment) {}

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
      List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
      for (SQSEvent.SQSMessage message : event.getRecords()) {
        RECEIVED.add(message);
        if (message.getBody().equals("held")) {
          hold();
        }
        if (message.getBody().equals("bad")) {
          failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
        }
      }
      return new SQSBatchResponse(failures);
    }

    private static void hold() {
      try {
        GO.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        GONE.incrementAndGet();
      }
    }
  }

  /** Notes when it ran. */
  public static final class Ticker implements RequestHandler<ScheduledEvent, Void> {
    private final Equipment equipment;

    public Ticker(Equipment equipment) {
      this.equipment = equipment;
    }

    @Override
    public Void handleRequest(ScheduledEvent event, Context context) {
      TICKS.add(equipment.clock().instant() + " " + event.getDetailType());
      return null;
    }
  }
}
