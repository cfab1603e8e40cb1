package org.numberrefresh.e2e;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.numberrefresh.adapter.aws.Platform;

/**
 * Invokes a handler as the managed Java runtime does: its event from JSON, its answer to JSON, by AWS's serializers.
 */
final class Invocation {

  private final RequestHandler<Object, Object> handler;
  private final PojoSerializer<Object> input;
  private final PojoSerializer<Object> output;

  @SuppressWarnings("unchecked") // a handler's types are known by their names only
  Invocation(String handlerClass, Platform platform) throws ReflectiveOperationException {
    Class<?> type = Class.forName(handlerClass);
    this.handler = (RequestHandler<Object, Object>) type.getConstructor(Platform.class).newInstance(platform);
    Type[] types =
        Arrays.stream(type.getGenericInterfaces())
            .filter(each -> each instanceof ParameterizedType with && with.getRawType() == RequestHandler.class)
            .map(each -> ((ParameterizedType) each).getActualTypeArguments())
            .findFirst()
            .orElseThrow();
    this.input = serializer(types[0]);
    this.output = serializer(types[1]);
  }

  JsonNode of(byte[] event) {
    var answer = new ByteArrayOutputStream();
    output.toJson(handler.handleRequest(input.fromJson(new ByteArrayInputStream(event)), new FullTime()), answer);
    return Reply.read(answer.toByteArray());
  }

  @SuppressWarnings("unchecked")
  private static PojoSerializer<Object> serializer(Type type) {
    return type instanceof Class<?> plain && LambdaEventSerializers.isLambdaSupportedEvent(plain.getName())
        ? LambdaEventSerializers.serializerFor((Class<Object>) plain, plain.getClassLoader())
        : JacksonFactory.getInstance().getSerializer(type);
  }

  /** The context of an invocation that has all its time before it. */
  private static final class FullTime implements Context {

    @Override
    public String getAwsRequestId() {
      return "sample";
    }

    @Override
    public String getLogGroupName() {
      return "/aws/lambda/sample";
    }

    @Override
    public String getLogStreamName() {
      return "sample";
    }

    @Override
    public String getFunctionName() {
      return "sample";
    }

    @Override
    public String getFunctionVersion() {
      return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "arn:aws:lambda:cn-north-1:123456789012:function:sample:live";
    }

    @Override
    public CognitoIdentity getIdentity() {
      throw new UnsupportedOperationException("No handler asks for it.");
    }

    @Override
    public ClientContext getClientContext() {
      throw new UnsupportedOperationException("No handler asks for it.");
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 60_000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 1024;
    }

    @Override
    public LambdaLogger getLogger() {
      throw new UnsupportedOperationException("No handler asks for it.");
    }
  }
}
