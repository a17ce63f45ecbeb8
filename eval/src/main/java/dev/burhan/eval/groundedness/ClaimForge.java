package dev.burhan.eval.groundedness;

import dev.burhan.language.Language;
import dev.burhan.language.Sentences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/**
 * Makes claims whose support is known out of documents: sentences of a page as they stand,
 * shortened, reordered, joined or with a word put otherwise are supported; the same with one {@link
 * Fault} are not.
 */
final class ClaimForge {

  private static final int SENTENCES_OF_PAGE = 14;
  private static final int WORDS_MIN = 6;
  private static final int ROUNDS = 2;
  private static final List<Fault> FAULTS = List.copyOf(EnumSet.allOf(Fault.class));

  /**
   * A claim that was made.
   *
   * @param document it came from, so that a fold can leave it out
   * @param how it was made
   */
  record Forged(int document, String how, String source, String claim, boolean supported) {}

  private final List<List<String>> documents = new ArrayList<>();
  private final Random random;

  /** The same texts and seed make the same claims. */
  ClaimForge(List<String> texts, long seed) {
    random = new Random(seed);
    texts.forEach(text -> documents.add(sentences(text)));
  }

  private static List<String> sentences(String text) {
    return Sentences.of(text).stream()
        .map(sentence -> sentence.of(text).replaceFirst("^[\\d.]+ |^\\(\\w\\) |^#+ .*", ""))
        .filter(sentence -> sentence.split(" ", -1).length >= WORDS_MIN)
        .toList();
  }

  List<Forged> forge() {
    var forged = new ArrayList<Forged>();
    for (int document = 0; document < documents.size(); document++) {
      for (int i = 0; i < documents.get(document).size(); i++) {
        for (int round = 0; round < ROUNDS; round++) {
          forge(document, i, forged);
        }
      }
    }
    return forged;
  }

  private void forge(int document, int at, List<Forged> forged) {
    var all = documents.get(document);
    int start = Math.clamp(at - random.nextInt(SENTENCES_OF_PAGE), 0, all.size() - 1);
    var page =
        all.subList(start, Math.max(at + 1, Math.min(all.size(), start + SENTENCES_OF_PAGE)));
    var source = String.join("\n", page);
    var foreign = foreign(document);
    forged.add(new Forged(document, "supported", source, base(page, at - start, foreign), true));
    var base = base(page, at - start, foreign);
    var fault = FAULTS.get(random.nextInt(FAULTS.size()));
    var other = page.get(random.nextInt(page.size()));
    fault
        .on(base, fault == Fault.HALVES ? other : foreign, random)
        .filter(claim -> !claim.equals(base) && !source.contains(claim))
        .ifPresent(claim -> forged.add(new Forged(document, fault.name(), source, claim, false)));
  }

  /** A sentence of another document of the same language, which the fold leaves in. */
  private String foreign(int document) {
    var language = Language.of(documents.get(document).getFirst());
    var others = new ArrayList<String>();
    for (int i = 0; i < documents.size(); i++) {
      if (i != document && Language.of(documents.get(i).getFirst()).equals(language)) {
        others.addAll(documents.get(i));
      }
    }
    return others.get(random.nextInt(others.size()));
  }

  private String base(List<String> page, int at, String foreign) {
    var sentence = page.get(at);
    return switch (random.nextInt(6)) {
      case 0 -> sentence;
      case 1 -> shortened(sentence);
      case 2 -> reordered(sentence);
      case 3 -> joined(sentence, page.get(random.nextInt(page.size())));
      case 4 -> reworded(sentence, foreign);
      default ->
          reworded(joined(reordered(sentence), page.get(random.nextInt(page.size()))), foreign);
    };
  }

  /**
   * Without one of its plain words, or two: none with a capital or a digit, and none that denies.
   */
  private String shortened(String sentence) {
    var words = new ArrayList<>(List.of(sentence.split(" ", -1)));
    for (int dropped = 0; dropped < 2; dropped++) {
      int at = random.nextInt(words.size());
      if (words.size() > WORDS_MIN && Fault.isPlain(words.get(at))) {
        words.remove(at);
      }
    }
    return String.join(" ", words);
  }

  private static String reordered(String sentence) {
    var bare = sentence.replaceFirst("[.;:]$", "");
    var parts = new ArrayList<>(List.of(bare.split("[,،] ", -1)));
    Collections.rotate(parts, 1);
    return String.join(", ", parts) + ".";
  }

  /** Answers join what stands apart, so the other is any sentence of the page. */
  private String joined(String one, String other) {
    return shortened(one).replaceFirst("[.;:]$", "") + ", and " + shortened(other);
  }

  /** One word in four put otherwise, as a reader would who says the same in words of his own. */
  private String reworded(String sentence, String foreign) {
    var words = sentence.split(" ", -1);
    var others = foreign.split(" ", -1);
    for (int i = 0; i < words.length / 4; i++) {
      int at = random.nextInt(words.length);
      var other = others[random.nextInt(others.length)];
      if (Fault.isPlain(words[at]) && Fault.isPlain(other)) {
        words[at] = other;
      }
    }
    return String.join(" ", words);
  }
}
