package dev.burhan.cloud.function;

import com.amazonaws.lambda.thirdparty.com.fasterxml.jackson.databind.JavaType;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Turns JSON into the handler's input and its output into JSON with the serialisers the managed
 * runtime picks: those of the event library for its classes, plain Jackson for all else.
 */
final class SerializingHandler implements RequestStreamHandler {

  private final RequestHandler<Object, Object> handler;
  private final PojoSerializer<Object> input;
  private final PojoSerializer<Object> output;

  private SerializingHandler(
      RequestHandler<Object, Object> handler,
      PojoSerializer<Object> input,
      PojoSerializer<Object> output) {
    this.handler = handler;
    this.input = input;
    this.output = output;
  }

  @SuppressWarnings("unchecked") // The serialisers are made for the handler's own types.
  static SerializingHandler of(RequestHandler<?, ?> handler) {
    var types = JacksonFactory.getInstance().getMapper().getTypeFactory();
    var handlerType = types.constructType(handler.getClass());
    JavaType[] arguments = types.findTypeParameters(handlerType, RequestHandler.class);
    return new SerializingHandler(
        (RequestHandler<Object, Object>) handler,
        serializer(arguments[0]),
        serializer(arguments[1]));
  }

  @SuppressWarnings("unchecked") // See above.
  private static PojoSerializer<Object> serializer(JavaType type) {
    var raw = type.getRawClass();
    if (LambdaEventSerializers.isLambdaSupportedEvent(raw.getName())) {
      return (PojoSerializer<Object>)
          LambdaEventSerializers.serializerFor(raw, SerializingHandler.class.getClassLoader());
    }
    return JacksonFactory.getInstance().getSerializer((java.lang.reflect.Type) type);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    output.toJson(handler.handleRequest(input.fromJson(in), context), out);
  }
}
