package dev.burhan.function.admin;

import dev.burhan.tenancy.ApiKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of keys.
 *
 * @param next pass it as {@code after} for the next page; null on the last
 */
record KeyListPayload(List<KeyPayload> keys, @Nullable String next) {

  /** Takes one more than the page holds, to tell whether there is another. */
  static KeyListPayload of(List<ApiKey> found, int limit, Instant now) {
    var page = found.subList(0, Math.min(limit, found.size()));
    return new KeyListPayload(
        page.stream().map(key -> KeyPayload.of(key, now)).toList(),
        found.size() > limit ? page.getLast().id().value() : null);
  }
}
