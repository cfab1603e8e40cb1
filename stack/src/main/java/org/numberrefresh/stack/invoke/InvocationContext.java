package org.numberrefresh.stack.invoke;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.numberrefresh.stack.log.StackLog;
import org.numberrefresh.stack.template.FunctionSpec;

/** The context of one invocation: its id, its function, and the time it has left. */
final class InvocationContext implements Context {

  private final FunctionSpec function;
  private final long deadlineNanos;
  private final String requestId;
  private final StackLog log;

  InvocationContext(FunctionSpec function, StackLog log) {
    this.function = function;
    this.log = log;
    this.deadlineNanos = System.nanoTime() + function.timeout().toNanos();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    this.requestId = new UUID(random.nextLong(), random.nextLong()).toString();
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + function.name();
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return function.name();
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:000000000000:function:" + function.name() + ":live";
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Math.max(0, Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis());
  }

  @Override
  public int getMemoryLimitInMB() {
    return function.memoryMegabytes();
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        log.handler(message);
      }

      @Override
      public void log(byte[] message) {
        log.handler(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
