package dev.burhan.language;

import java.util.Set;

/**
 * Knows words that steer a sentence and say nothing of its subject, question words among them, in
 * normalised spelling. Ranking does not need it, since such words are frequent and weigh little;
 * judging how much of a question a passage covers does, since a rare question word is no subject.
 */
public final class FunctionWords {

  private static final Set<String> ENGLISH =
      words(
          """
          a an the and or but nor so yet if then else than as at by for from in into of off on onto out over per to under
          up upon via with within without about above after against along among around before behind below between
          beyond down during except inside near since through throughout till until toward towards
          i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones
          this that these those there here who whom whose which what when where why how
          am is are was were be been being do does did done doing have has had having can could may might must shall
          should will would ought get gets got let lets
          not no any all each every some both either neither many much more most such own same other another
          please tell long soon often far happen happens also only just very too even still again ever
          """);

  private static final Set<String> ARABIC =
      words(
          """
          في من الي علي عن مع بين حتي منذ خلال بعد قبل عند لدي ضد دون بدون حول نحو كل بعض اي ايه غير سوي
          هو هي هم هن هما انا نحن انت انتم هذا هذه ذلك تلك هولاء اولئك الذي التي الذين اللذين اللاتي اللتين
          ما ماذا من متي اين كيف كم لماذا هل ان انه انها اذا لو لولا الا اما ام او ثم لكن بل قد لقد سوف لن لم لا ليس ليست
          كان كانت يكون تكون كانوا يجب يجوز يمكن يمكنه بامكان ينبغي يتم تم عليه عليها له لها لهم به بها فيه فيها منه منها
          و ف ب ل ك وفق وفقا بشان كذلك ايضا فقط حيث حين حينما عندما كما مثل ذات نفس يا اذن وما وهل وكم ومتي وكيف وماذا
          """);

  private FunctionWords() {}

  /** Tells whether a normalised word is one of them, whatever the language of the text. */
  public static boolean contains(String normalWord) {
    return ENGLISH.contains(normalWord) || ARABIC.contains(normalWord);
  }

  private static Set<String> words(String list) {
    return Set.copyOf(
        java.util.Arrays.asList(list.strip().split("\\s+", -1)).stream().distinct().toList());
  }
}
