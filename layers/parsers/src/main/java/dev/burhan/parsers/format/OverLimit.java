package dev.burhan.parsers.format;

import dev.burhan.documents.DocumentFault;
import java.io.Serial;

/** Ends the reading of a file that goes beyond a limit. */
public final class OverLimit extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final DocumentFault fault;

  public OverLimit(DocumentFault fault) {
    super(fault.code(), null, false, false);
    this.fault = fault;
  }

  public DocumentFault fault() {
    return fault;
  }
}
