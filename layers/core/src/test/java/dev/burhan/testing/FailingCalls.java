package dev.burhan.testing;

import dev.burhan.failure.DependencyFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Lets one of the calls to some ports fail, before or after it was carried out. */
public final class FailingCalls {

  private final int failing;
  private final boolean isCarriedOut;
  private int calls;

  /**
   * @param failing which call, from 1
   * @param isCarriedOut whether it takes effect although it fails
   */
  public FailingCalls(int failing, boolean isCarriedOut) {
    this.failing = failing;
    this.isCarriedOut = isCarriedOut;
  }

  /** The port with its calls counted among those of the others. */
  public <T> T in(Class<T> port, T real) {
    var proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              boolean fails = ++calls == failing;
              if (fails && !isCarriedOut) {
                throw new DependencyFailure.Transient("call " + failing, null);
              }
              var result = invoke(() -> method.invoke(real, arguments));
              if (fails) {
                throw new DependencyFailure.Transient("answer of call " + failing, null);
              }
              return result;
            });
    return port.cast(proxy);
  }

  private interface Invocation {
    Object run() throws IllegalAccessException, InvocationTargetException;
  }

  private static Object invoke(Invocation invocation) throws Throwable {
    try {
      return invocation.run();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Whether there were as many calls as to reach the one that fails. */
  public boolean hasFailed() {
    return calls >= failing;
  }
}
