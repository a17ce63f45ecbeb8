package dev.burhan.parsers.format;

import dev.burhan.documents.DocumentFault;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what the reading of one file takes and ends it beyond a limit. Not thread-safe. */
public final class ParseBudget {

  private final ParseLimits limits;
  private final Clock clock;
  private final Instant end;
  private long expandedBytes;
  private long characters;
  private @Nullable DocumentFault passed;

  public ParseBudget(ParseLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.end = clock.instant().plus(limits.timeMax());
  }

  /** To be called before each step of work that takes more than a moment. */
  public void step() {
    if (clock.instant().isAfter(end)) {
      throw passed(DocumentFault.TOO_COMPLEX);
    }
  }

  public void pages(int pages) {
    if (pages > limits.pagesMax()) {
      throw passed(DocumentFault.TOO_MANY_PAGES);
    }
  }

  /** Counts UTF-16 units of text that was read. */
  public void characters(int more) {
    characters += more;
    if (characters > limits.charactersMax()) {
      throw passed(DocumentFault.TOO_LONG);
    }
  }

  /** Counts bytes that were unpacked. */
  public void expandedBytes(long more) {
    expandedBytes += more;
    if (expandedBytes > limits.expandedBytesMax()) {
      throw passed(DocumentFault.EXPANDS_TOO_FAR);
    }
  }

  /** The limit that ended the reading, even where a library swallowed the exception. */
  public Optional<DocumentFault> passed() {
    return Optional.ofNullable(passed);
  }

  private OverLimit passed(DocumentFault fault) {
    passed = passed == null ? fault : passed;
    return new OverLimit(fault);
  }
}
