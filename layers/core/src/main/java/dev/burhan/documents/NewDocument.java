package dev.burhan.documents;

import dev.burhan.language.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Holds a document as its tenant sent it, checked but not yet read. */
public record NewDocument(
    DocumentId id, String title, MediaType mediaType, Language language, String text) {

  public static final int TITLE_MAX = 300;
  public static final int TEXT_MAX = 2_000_000;

  /**
   * Names the way documents are cut and indexed. Raise it when that changes, so that sending a
   * document again indexes it anew.
   */
  private static final String RECIPE = "3";

  /** What the text of a document is written in. */
  public enum MediaType {
    PLAIN("text/plain"),
    MARKDOWN("text/markdown");

    private final String value;

    MediaType(String value) {
      this.value = value;
    }

    public String value() {
      return value;
    }
  }

  /** SHA-256 over all that decides what would be stored: equal hashes mean nothing would change. */
  public String contentHash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : new String[] {RECIPE, title, mediaType.value(), language.code(), text}) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
