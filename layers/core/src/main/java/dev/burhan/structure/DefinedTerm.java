package dev.burhan.structure;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the term that a clause or paragraph defines. A term in quotes before <i>means</i> is one
 * anywhere; without quotes it is one in a section of definitions alone.
 */
final class DefinedTerm {

  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;

  private static final String MEANS =
      "(?:shall |will |each )?(?:means?|have the (?:same )?meanings?|has the (?:same )?meanings?|refers? to|is defined|are defined|includes?)\\b";

  // "Affiliate", as used in relation to a party, means
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?:(?:The|the) (?:term|word|expression)s? )?[\"“'‘«](?<term>[^\"”'’»]{1,80})[\"”'’»]"
              + "(?:\\s?:|[^.;:]{0,120}?\\s"
              + MEANS
              + ")",
          FLAGS);

  // Business Day means a day ...
  private static final Pattern UNQUOTED =
      Pattern.compile(
          "(?<term>(?:\\p{L}|\\p{N})[^.;:,\"“«]{0,60}?),? (?:shall, [^.;:]{0,60}, )?" + MEANS,
          FLAGS);

  // Business Day: a day ...   الشركة: شركة ...
  private static final Pattern COLON =
      Pattern.compile("(?<term>\\p{L}[^.;:,\"“«؛]{0,60}?)\\s?:\\s{1,9}\\S", FLAGS);

  // يقصد بـ«المستودع» ...   تعني كلمة «الأجرة» ...
  private static final Pattern ARABIC =
      Pattern.compile(
          "(?:و?(?:يقصد|تعني|يعني|يراد)) (?:ب|ب?كلمه |ب?عباره |ب?لفظ |ب?مصطلح ){0,2}\\s?[\"“«](?<term>[^\"”»]{1,80})[\"”»]"
              + "|[\"“«](?<term2>[^\"”»]{1,80})[\"”»]\\s?(?::|تعني|يعني|يقصد|هو\\b|هي\\b)",
          FLAGS);

  private static final Pattern PRONOUN =
      Pattern.compile(
          "(?i)(?:this|that|it|which|nothing|these|such|a|an|the|any|if|in|references?|where|unless|words|no|each|every|as|for|all)\\b.*");

  private DefinedTerm() {}

  /**
   * The term defined by a text that begins at {@code from} in the head of a line.
   *
   * @param inDefinitions the text stands in a section of definitions
   */
  static Optional<String> of(String text, LineHead head, int from, boolean inDefinitions) {
    var folded = head.text();
    int start = from;
    while (start < folded.length() && " *_".indexOf(folded.charAt(start)) >= 0) {
      start++;
    }
    for (var pattern :
        inDefinitions ? List.of(QUOTED, ARABIC, UNQUOTED, COLON) : List.of(QUOTED, ARABIC)) {
      var match = pattern.matcher(folded).region(start, folded.length());
      if (match.lookingAt()) {
        var group = pattern == ARABIC && match.group("term") == null ? "term2" : "term";
        boolean isQuoted = pattern == QUOTED || pattern == ARABIC;
        boolean isTerm = hasLetter(match.group(group)) && (isQuoted || isTerm(match.group(group)));
        if (isTerm) {
          return Optional.of(
              text.substring(head.at(match.start(group)), head.at(match.end(group))).strip());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasLetter(String words) {
    return words.codePoints().anyMatch(Character::isLetter);
  }

  private static boolean isTerm(String words) {
    boolean isName = Letters.beginsArabic(words) || Letters.areOfTitle(words);
    return isName && words.split("\\s", -1).length <= 7 && !PRONOUN.matcher(words).matches();
  }
}
