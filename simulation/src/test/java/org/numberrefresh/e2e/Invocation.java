package org.numberrefresh.e2e;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.numberrefresh.adapter.aws.Platform;

/**
 * Invokes a handler as the managed Java runtime does: its event from JSON, its answer to JSON, by AWS's serializers.
 */
final class Invocation {

  private final RequestStreamHandler handler;

  Invocation(String handlerClass, Platform platform) throws ReflectiveOperationException {
    Class<?> type = Class.forName(handlerClass);
    Object made = type.getConstructor(Platform.class).newInstance(platform);
    this.handler = made instanceof RequestStreamHandler streaming ? streaming : streaming(type, made);
  }

  @SuppressWarnings("unchecked") // a handler's types are known by their names only
  private static RequestStreamHandler streaming(Class<?> type, Object made) {
    var handler = (RequestHandler<Object, Object>) made;
    Type[] types =
        Arrays.stream(type.getGenericInterfaces())
            .filter(each -> each instanceof ParameterizedType with && with.getRawType() == RequestHandler.class)
            .map(each -> ((ParameterizedType) each).getActualTypeArguments())
            .findFirst()
            .orElseThrow();
    PojoSerializer<Object> input = serializer(types[0]);
    PojoSerializer<Object> output = serializer(types[1]);
    return (event, answer, context) -> output.toJson(handler.handleRequest(input.fromJson(event), context), answer);
  }

  JsonNode of(byte[] event) throws IOException {
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), answer, new FullTime());
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
