package dev.burhan.function.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.accounts.RotateKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The body of POST …/keys/{key_id}/rotate, which may be left out. */
record RotationRequest(@JsonProperty("overlap_hours") @Nullable Integer overlapHours) {

  Duration overlap() {
    if (overlapHours == null) {
      return RotateKey.OVERLAP_DEFAULT;
    }
    if (overlapHours < 0 || overlapHours > RotateKey.OVERLAP_MAX.toHours()) {
      throw AdminFields.invalid("overlap_hours", "This field must be 0 to 720.");
    }
    return Duration.ofHours(overlapHours);
  }
}
