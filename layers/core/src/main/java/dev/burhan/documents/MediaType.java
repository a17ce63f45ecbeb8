package dev.burhan.documents;

import java.util.Optional;
import java.util.stream.Stream;

/** Says what a document is written in. */
public enum MediaType {
  PLAIN("text/plain"),
  MARKDOWN("text/markdown"),
  HTML("text/html"),
  PDF("application/pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private final String value;

  MediaType(String value) {
    this.value = value;
  }

  /** The type as HTTP writes it. */
  public String value() {
    return value;
  }

  public static Optional<MediaType> of(String value) {
    return Stream.of(values()).filter(type -> type.value.equals(value)).findFirst();
  }
}
