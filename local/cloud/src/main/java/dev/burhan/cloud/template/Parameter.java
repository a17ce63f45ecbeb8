package dev.burhan.cloud.template;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes a parameter of the template. */
public record Parameter(String name, String type, @Nullable String defaultValue) {

  public Optional<String> otherwise() {
    return Optional.ofNullable(defaultValue);
  }
}
