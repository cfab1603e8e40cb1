package org.numberrefresh.stack.invoke;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** The class of a handler. It makes instances, and turns events into their input as the managed runtime does. */
final class HandlerClass {

  private final Class<?> type;
  private final HandlerMaker maker;

  HandlerClass(String function, String className, HandlerMaker maker) {
    this.maker = maker;
    try {
      this.type = Class.forName(className);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "The handler " + className + " of " + function + " does not exist. Check Handler in the template.", e);
    }
    if (!RequestHandler.class.isAssignableFrom(type) && !RequestStreamHandler.class.isAssignableFrom(type)) {
      throw new IllegalStateException(
          "The handler " + className + " is neither RequestHandler nor RequestStreamHandler.");
    }
  }

  HandlerInstance instance(Equipment equipment) {
    Object handler = make(equipment);
    return switch (handler) {
      case RequestStreamHandler stream ->
          (event, context) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            stream.handleRequest(new ByteArrayInputStream(event), out, context);
            return out.toByteArray();
          };
      case RequestHandler<?, ?> typed -> typed(typed);
      default -> throw new IllegalStateException();
    };
  }

  @SuppressWarnings("unchecked")
  private HandlerInstance typed(RequestHandler<?, ?> handler) {
    RequestHandler<Object, Object> untyped = (RequestHandler<Object, Object>) handler;
    Type[] types = arguments(type);
    PojoSerializer<Object> input = serializer(types[0]);
    PojoSerializer<Object> output = serializer(types[1]);
    return (event, context) -> {
      Object answer = untyped.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context);
      ByteArrayOutputStream out = new ByteArrayOutputStream(512);
      if (answer != null) {
        output.toJson(answer, out);
      }
      return out.toByteArray();
    };
  }

  private Object make(Equipment equipment) {
    try {
      return maker.make(type, equipment);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type.getName() + " failed to initialize", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be made. Is it public?", e);
    }
  }

  private static Type[] arguments(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Type implemented : at.getGenericInterfaces()) {
        if (implemented instanceof ParameterizedType with && with.getRawType() == RequestHandler.class) {
          return with.getActualTypeArguments();
        }
      }
    }
    throw new IllegalStateException(type.getName() + " must implement RequestHandler with its two types.");
  }

  @SuppressWarnings("unchecked")
  private static PojoSerializer<Object> serializer(Type type) {
    if (type instanceof Class<?> plain && LambdaEventSerializers.isLambdaSupportedEvent(plain.getName())) {
      return LambdaEventSerializers.serializerFor((Class<Object>) plain, plain.getClassLoader());
    }
    return JacksonFactory.getInstance().getSerializer(type);
  }
}
