package dev.burhan.streaming;

/** Makes the handler that a function's configuration names. */
final class HandlerLoader {

  private HandlerLoader() {}

  /**
   * Makes the handler with its public constructor without parameters.
   *
   * @param name its class; a method behind {@code ::} is read over, for the interface has but one
   * @throws ReflectiveOperationException when there is no such class or constructor, or when the
   *     constructor fails
   * @throws IllegalArgumentException when the class is no {@link StreamingHandler}
   */
  static StreamingHandler load(String name) throws ReflectiveOperationException {
    var type = Class.forName(name.split("::", 2)[0]);
    if (!StreamingHandler.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          type.getName() + " is no " + StreamingHandler.class.getName());
    }
    return (StreamingHandler) type.getConstructor().newInstance();
  }
}
