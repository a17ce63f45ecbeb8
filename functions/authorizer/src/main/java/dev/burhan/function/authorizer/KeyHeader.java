package dev.burhan.function.authorizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one key a request carries. Of a header that is there twice the gateway, its cache and
 * we might each take another: such a request carries none.
 */
final class KeyHeader {

  private static final String NAME = "x-api-key";

  private KeyHeader() {}

  static Optional<String> only(AuthorizerEvent event) {
    var single = values(event.getHeaders());
    var multi = new ArrayList<String>();
    values(event.getMultiValueHeaders()).forEach(multi::addAll);
    boolean isOnly = single.size() == 1 && multi.size() <= 1;
    boolean isSame = multi.isEmpty() || multi.equals(single);
    return isOnly && isSame ? Optional.of(single.getFirst()) : Optional.empty();
  }

  private static <T> List<T> values(@Nullable Map<String, @Nullable T> headers) {
    var values = new ArrayList<T>();
    if (headers != null) {
      headers.forEach(
          (name, value) -> {
            if (name.equalsIgnoreCase(NAME) && value != null) {
              values.add(value);
            }
          });
    }
    return values;
  }
}
