package dev.burhan.eval.groundedness;

import dev.burhan.language.Negators;
import dev.burhan.language.Normaliser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Turns a supported sentence into one that is not. */
enum Fault {
  NUMBER {
    @Override
    Optional<String> on(String sentence, String foreign, Random random) {
      return replaced(
          sentence, word -> DIGITS.matcher(word).find(), word -> changed(word, random), random);
    }
  },
  NEGATION {
    @Override
    Optional<String> on(String sentence, String foreign, Random random) {
      for (var negator : List.of(" not ", " no ", " لا ", " ولا ", " لم ", " غير ")) {
        if (sentence.contains(negator)) {
          return Optional.of(sentence.replaceFirst(Pattern.quote(negator), " "));
        }
      }
      var denied =
          sentence
              .replaceFirst("(?<= )(shall|may|must|is|are|will|can)(?= )", "$1 not")
              .replaceFirst("(?<=^| )(يجوز|يلتزم|يجب|تلتزم|يحق|يتحمل|تبقى|تبدأ)(?= )", "لا $1");
      return Optional.of(denied);
    }
  },
  NAME {
    @Override
    Optional<String> on(String sentence, String foreign, Random random) {
      var names =
          Arrays.stream(foreign.split(" ", -1)).skip(1).filter(Fault::isName).distinct().toList();
      return names.isEmpty()
          ? Optional.empty()
          : replaced(
              sentence, Fault::isName, word -> names.get(random.nextInt(names.size())), random);
    }
  },
  /** A detail of three to five words that nobody gave. */
  INVENTED {
    @Override
    Optional<String> on(String sentence, String foreign, Random random) {
      var words = new ArrayList<>(List.of(sentence.split(" ", -1)));
      var others = List.of(foreign.split(" ", -1));
      int length = Math.min(others.size(), 3 + random.nextInt(3));
      int from = random.nextInt(others.size() - length + 1);
      words.addAll(1 + random.nextInt(words.size() - 1), others.subList(from, from + length));
      return Optional.of(String.join(" ", words));
    }
  },
  /** A sentence of another document. */
  FOREIGN {
    @Override
    Optional<String> on(String sentence, String foreign, Random random) {
      return Optional.of(foreign);
    }
  },
  /** Half of this sentence, half of another of the same page. */
  HALVES {
    @Override
    Optional<String> on(String sentence, String other, Random random) {
      var first = sentence.split(" ", -1);
      var second = other.split(" ", -1);
      return sentence.contains(other) || other.contains(sentence)
          ? Optional.empty()
          : Optional.of(
              String.join(" ", Arrays.copyOf(first, (first.length + 1) / 2))
                  + " "
                  + String.join(" ", Arrays.copyOfRange(second, second.length / 2, second.length)));
    }
  },
  MODALITY {
    @Override
    Optional<String> on(String sentence, String foreign, Random random) {
      var swapped =
          sentence.contains(" may ")
              ? sentence.replaceFirst(" may ", " shall ")
              : sentence.replaceFirst(" (shall|must) ", " may ");
      return Optional.of(swapped.replace("يلتزم", "يجوز").replace("يجب", "يجوز"));
    }
  };

  private static final Pattern DIGITS = Pattern.compile("\\d");

  /**
   * Makes the sentence say what its source does not, or nothing where it has no place for it.
   *
   * @param foreign a sentence to take words from
   */
  abstract Optional<String> on(String sentence, String foreign, Random random);

  /** Neither a name nor a number nor a denial. */
  static boolean isPlain(String word) {
    return word.codePoints().allMatch(c -> Character.isLetter(c) && !Character.isUpperCase(c))
        && !Negators.contains(Normaliser.normalise(word), "");
  }

  private static boolean isName(String word) {
    return word.length() > 2
        && Character.isUpperCase(word.codePointAt(0))
        && word.codePoints().allMatch(Character::isLetter);
  }

  private static String changed(String word, Random random) {
    var digits = DIGITS.matcher(word);
    return digits.replaceFirst(
        digit -> Integer.toString((digit.group().charAt(0) - '0' + random.nextInt(8)) % 9 + 1));
  }

  /** One word behind the first that fits, chosen by chance. */
  private static Optional<String> replaced(
      String sentence,
      Predicate<String> fits,
      java.util.function.UnaryOperator<String> replacement,
      Random random) {
    var words = sentence.split(" ", -1);
    var places = IntStream.range(1, words.length).filter(i -> fits.test(words[i])).toArray();
    if (places.length == 0) {
      return Optional.empty();
    }
    int at = places[random.nextInt(places.length)];
    words[at] = replacement.apply(words[at]);
    return Optional.of(String.join(" ", words));
  }
}
