package dev.burhan.models;

import java.io.Serial;
import java.util.List;

/** Says that a model cannot be used as it stands, with everything that must be put right. */
public final class BadModel extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  BadModel(String where, List<String> problems) {
    super(where + ": " + String.join("; ", problems));
  }
}
