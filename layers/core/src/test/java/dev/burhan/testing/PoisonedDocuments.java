package dev.burhan.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives documents that try to steer whoever reads them with a language model: orders, fake system
 * messages, hidden text, links that would carry a question away; in English, Arabic and German.
 */
public final class PoisonedDocuments {

  private static final String MARK = "=== ";

  private PoisonedDocuments() {}

  /** Texts by id. */
  public static Map<String, String> all() {
    try (var file = PoisonedDocuments.class.getResourceAsStream("poisoned.txt")) {
      if (file == null) {
        throw new IllegalStateException("no resource poisoned.txt");
      }
      var documents = new LinkedHashMap<String, String>();
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (var document : text.split("(?m)^" + MARK, -1)) {
        int end = document.indexOf('\n');
        if (end > 0) {
          documents.put(document.substring(0, end), document.substring(end + 1).strip());
        }
      }
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
