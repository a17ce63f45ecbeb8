package dev.burhan.cloud.function;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the handler a template names. Its environment comes in through a public constructor that
 * takes a map, because one process cannot give each function its own environment variables.
 */
final class HandlerLoader {

  private HandlerLoader() {}

  static Object instantiate(FunctionConfiguration configuration) {
    var className = configuration.handler().split("::", 2)[0];
    try {
      return instantiate(Class.forName(className), configuration.environment());
    } catch (ClassNotFoundException e) {
      throw failure(configuration, "is not on the class path", e);
    } catch (InvocationTargetException e) {
      throw failure(configuration, "failed to start", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw failure(configuration, "has no usable public constructor", e);
    }
  }

  private static Object instantiate(Class<?> type, Map<String, String> environment)
      throws ReflectiveOperationException {
    for (Constructor<?> constructor : type.getConstructors()) {
      var parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0].equals(Map.class)) {
        return constructor.newInstance(environment);
      }
    }
    return type.getConstructor().newInstance();
  }

  static RequestStreamHandler adapt(FunctionConfiguration configuration, Object handler) {
    return switch (handler) {
      case RequestStreamHandler stream -> stream;
      case RequestHandler<?, ?> typed -> SerializingHandler.of(typed);
      default -> throw failure(configuration, "is neither kind of handler", null);
    };
  }

  private static IllegalStateException failure(
      FunctionConfiguration configuration, String problem, @Nullable Throwable cause) {
    return new IllegalStateException(
        "handler " + configuration.handler() + " of " + configuration.id() + " " + problem, cause);
  }
}
