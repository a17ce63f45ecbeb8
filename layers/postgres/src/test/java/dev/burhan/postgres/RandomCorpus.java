package dev.burhan.postgres;

import dev.burhan.documents.IndexedDocument;
import dev.burhan.language.Language;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.TestDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes documents whose words are as unevenly spread as those of a language. */
final class RandomCorpus {

  private static final List<String> WORDS = words();

  private RandomCorpus() {}

  static List<IndexedDocument> documents(Random random) {
    var documents = new ArrayList<IndexedDocument>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      documents.add(document("doc-" + i, random));
    }
    return documents;
  }

  static IndexedDocument document(String id, Random random) {
    var lines = new ArrayList<String>();
    int passages = 1 + random.nextInt(15);
    for (int i = 0; i < passages; i++) {
      lines.add(text(random, 1 + random.nextInt(60)));
    }
    var language = random.nextInt(4) == 0 ? new Language("yy") : HashingEmbedder.OTHER;
    var headings = List.of(text(random, 1 + random.nextInt(3)), text(random, 1));
    var title = random.nextInt(3) == 0 ? "" : text(random, 2);
    var style = new TestDocuments.Style(title, headings, language, random.nextBoolean());
    return TestDocuments.of(id, style, lines);
  }

  static String question(Random random) {
    return text(random, 1 + random.nextInt(12)) + "?";
  }

  private static String text(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(i == 0 ? "" : random.nextInt(10) == 0 ? ", " : " ").append(word(random));
    }
    return text.toString();
  }

  /** Squaring leans to the first words, as common ones are in any language. */
  private static String word(Random random) {
    double place = random.nextDouble();
    return WORDS.get((int) (place * place * WORDS.size()));
  }

  private static List<String> words() {
    var words = new ArrayList<String>();
    for (int i = 0; i < 30; i++) {
      words.add("the" + (char) ('a' + i % 26) + (i < 26 ? "" : "x"));
      words.add("Word" + (char) ('a' + i % 26) + (i < 26 ? "" : "y"));
      words.add("إيجار" + (char) ('ا' + i % 8) + (i / 8 == 0 ? "" : "ن".repeat(i / 8)));
    }
    words.add("١٢");
    words.add("2025");
    words.add("ẞtraße");
    return words;
  }
}
