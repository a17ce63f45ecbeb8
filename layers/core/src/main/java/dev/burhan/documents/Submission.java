package dev.burhan.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Holds a document as its tenant sends it: what is said of it, and where its content is. */
public record Submission(DocumentDetails details, MediaType mediaType, Content content) {

  /** Longest text of a document, in UTF-16 units, whatever file it came in. */
  public static final int TEXT_MAX = 2_000_000;

  /** Largest file of a document, in bytes. */
  public static final int BYTES_MAX = 50_000_000;

  /**
   * Names the way documents are read, cut and indexed. Raise it when that changes, so that sending
   * a document again indexes it anew.
   */
  private static final String RECIPE = "6";

  /** Where the content of a document is. */
  public sealed interface Content {

    /** SHA-256 of the bytes, in hex. */
    String sha256();
  }

  /** Text that came with the request. */
  public record Inline(String text) implements Content {
    @Override
    public String sha256() {
      return hash(text);
    }
  }

  /**
   * A file that its tenant uploads.
   *
   * @param bytes length of the file
   * @param sha256 of the file, 64 digits of lower-case hex
   */
  public record Upload(long bytes, String sha256) implements Content {
    public Upload {
      if (bytes < 1 || bytes > BYTES_MAX) {
        throw new IllegalArgumentException("a file must hold 1 to " + BYTES_MAX + " bytes");
      }
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("SHA-256 must be 64 digits of lower-case hex");
      }
    }
  }

  /** SHA-256 over all that decides what would be stored: equal hashes mean nothing would change. */
  public String contentHash() {
    var parts =
        Stream.of(
            RECIPE,
            details.title(),
            mediaType.value(),
            details.language().map(Object::toString).orElse(""),
            String.join(",", details.tags()),
            details.date().map(Object::toString).orElse(""),
            content.sha256());
    // Each with its length, since one may end where the next begins.
    return hash(parts.reduce("", (all, part) -> all + part.length() + ":" + part));
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
