package dev.burhan.structure;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows phrases that mark the parts of a contract in English and Arabic, in folded spelling. */
final class Phrases {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** Headings by convention, whatever their letters, where they stand alone in a line. */
  private static final Set<String> HEADINGS =
      Set.of(
          "background",
          "recitals",
          "recital",
          "witnesseth",
          "preamble",
          "definitions",
          "interpretation",
          "definitions and interpretation",
          "agreed terms",
          "operative provisions",
          "parties",
          "signatures",
          "signature page",
          "general provisions",
          "miscellaneous",
          "تمهيد",
          "التمهيد",
          "ديباجه",
          "الديباجه",
          "مقدمه",
          "المقدمه",
          "تعريفات",
          "التعريفات",
          "التوقيعات",
          "توقيعات",
          "احكام عامه",
          "احكام ختاميه",
          "ملحق",
          "الملاحق");

  private static final Set<String> CONTENTS =
      Set.of(
          "contents",
          "table of contents",
          "index",
          "المحتويات",
          "جدول المحتويات",
          "الفهرس",
          "فهرس");

  private static final Pattern CONTENTS_COLUMNS =
      Pattern.compile(
          "table of contents\\b.*|contents\\s{1,9}(?:section|page|clause|article|no\\.|heading|\\s){1,6}",
          FLAGS);

  private static final Set<String> RECITALS =
      Set.of(
          "background",
          "recitals",
          "recital",
          "witnesseth",
          "preamble",
          "تمهيد",
          "التمهيد",
          "ديباجه",
          "الديباجه",
          "مقدمه",
          "المقدمه");

  private static final Pattern AGREEMENT =
      Pattern.compile(
          "now,?\\s{1,3}therefore|it is (?:hereby |now )?agreed|the parties (?:hereby )?agree|agreed terms"
              + "|و?بناء علي (?:ما|ذلك)|(?:فقد |وقد |لذلك )?اتفق الطرفان|لذا فقد",
          FLAGS);

  private static final Pattern SIGNATURES =
      Pattern.compile(
          "in witness whereof|in witness thereof|as witness the hands|executed (?:as|by|on)\\b|signed (?:by|for|as|on)\\b"
              + "|signatures?:?$|signature page|(?:ال)?توقيعات(?!\\p{L})|توقيع الطرف|واثباتا لما تقدم|واثباتا لذلك|واشهادا علي",
          FLAGS);

  /** What a section of definitions is called, or how it begins. */
  private static final Pattern DEFINITIONS =
      Pattern.compile(
          "\\bdefinitions?\\b|\\bdefined terms\\b|\\binterpretation\\b|\\bglossary\\b|following (?:words|terms|expressions|definitions)"
              + "|(?:ال)?تعريفات|(?:ال)?تعاريف|(?:ال)?مصطلحات|المعاني",
          FLAGS);

  // Numbers that count something, as in "1.5 million" or "30 per cent", label nothing.
  private static final Pattern AMOUNT =
      Pattern.compile(
          "\\s{0,3}(?:%|per\\s?cent|percent|million|billion|thousand|times\\b|hours?\\b|days?\\b|months?\\b|years?\\b|metres?\\b|km\\b|kg\\b"
              + "|في المائه|بالمائه|مليون|مليار|الف\\b|درهم|دينار|ريال|جنيه|يوما|شهرا|سنه\\b|متر|كيلو)",
          Pattern.UNICODE_CHARACTER_CLASS);

  // What a sentence that names a clause goes on with: "Section 4.2 of this Agreement".
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:من|في|علي|اعلاه|ادناه|او|ومن|المشار|المذكور\\p{L}{0,3}|المنصوص|الوارد\\p{L}{0,3}|السابق\\p{L}{0,3}|تنطبق|تسري|هذ[اه])(?!\\p{L})");

  // What stands before a number that names a clause.
  private static final Pattern REFERRING =
      Pattern.compile(
          "(?:^|\\s|\\()(?:sections?|clauses?|articles?|paragraphs?|schedules?|exhibits?|annex|items?|parts?|chapters?|no\\.?|§{1,2}"
              + "|ال(?:ماده|مواد|مادتين|مادتان|بند|بنود|بندين|فقره|فقرات|فقرتين|ملحق|فصل|باب|قسم)|(?:لل|بال|وال)(?:ماده|بند|فقره)|رقم)$",
          FLAGS);
  private static final Pattern JOINING =
      Pattern.compile(
          "(?:^|\\s)(?:and|or|to|in|of|under|with|by|than|the|at|from|about|approximately|every|on|through|until|an?|for|between"
              + "|في|من|الي|علي|عن|او|و|بين|مع)$|\\d,?$",
          FLAGS);

  private Phrases() {}

  static boolean isHeading(String folded) {
    return HEADINGS.contains(bare(folded));
  }

  static boolean isContents(String folded) {
    return CONTENTS.contains(bare(folded)) || CONTENTS_COLUMNS.matcher(folded).matches();
  }

  static boolean isRecitals(String folded) {
    return RECITALS.contains(bare(folded));
  }

  private static String bare(String folded) {
    var text = folded.strip().toLowerCase(Locale.ROOT);
    return text.replaceFirst("[:.*_]{1,4}$", "").strip();
  }

  static boolean beginsAgreement(String folded) {
    return AGREEMENT.matcher(folded).lookingAt();
  }

  static boolean beginsSignatures(String folded) {
    return SIGNATURES.matcher(folded).lookingAt();
  }

  /** Looks at the beginning alone, as long as a heading may be. */
  static boolean announcesDefinitions(String words) {
    var head = LineHead.of(words, 0, Math.min(words.length(), StructureLine.TITLE_MAX));
    return DEFINITIONS.matcher(head.text()).find();
  }

  static boolean isAmount(String rest) {
    return AMOUNT.matcher(rest).lookingAt();
  }

  static boolean goesOnAsReference(String rest) {
    return REFERENCE.matcher(rest).lookingAt();
  }

  /** Tells whether a text ends in the name of a division whose number must follow. */
  static boolean endsReferring(String foldedTail) {
    return REFERRING.matcher(foldedTail).find();
  }

  /** Tells whether a text ends in a word that cannot end a sentence. */
  static boolean endsJoining(String foldedTail) {
    return JOINING.matcher(foldedTail).find();
  }
}
