package dev.burhan.legal;

import dev.burhan.legal.Term.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the numbers of a claim that the source does not have, or has of another unit. */
final class ClaimNumbers {

  /** Stems of units that are not exchanged for one another without saying something else. */
  private static final Set<String> UNITS =
      Set.of(
          "second",
          "minut",
          "hour",
          "day",
          "night",
          "week",
          "month",
          "quarter",
          "year",
          "cent",
          "percent",
          "dollar",
          "euro",
          "pound",
          "gbp",
          "usd",
          "eur",
          "aed",
          "kilometr",
          "metr",
          "kilogram",
          "يوم",
          "ايام",
          "اسبوع",
          "اسابيع",
          "شهر",
          "اشهر",
          "سنه",
          "سنوات",
          "سن",
          "سنو",
          "عام",
          "اعوام",
          "ساع",
          "ساعات",
          "دقيق",
          "درهم",
          "دراهم",
          "دينار",
          "ريال",
          "جنيه");

  private ClaimNumbers() {}

  static List<String> wrong(ClaimTerms claim, SourceText source) {
    var wrong = new ArrayList<String>();
    for (int i = 0; i < claim.size(); i++) {
      var term = claim.content().get(i);
      var found = claim.found().get(i);
      if (term.kind() != Kind.NUMBER) {
        continue;
      }
      var next = i + 1 < claim.size() ? claim.content().get(i + 1) : term;
      if (found == null && !isCount(term, claim, i + 1, source)) {
        wrong.add(term.shown());
      } else if (found != null
          && UNITS.contains(next.stem())
          && hasOtherUnit(source, found, next.stem())) {
        wrong.add(term.shown() + " " + next.shown());
      }
    }
    return wrong;
  }

  /**
   * A small number in words that the source does not give for this thing: <i>two companies</i>
   * where the source names them one by one.
   */
  private static boolean isCount(Term term, ClaimTerms claim, int next, SourceText source) {
    if (Character.isDigit(term.shown().codePointAt(0))) {
      return false;
    }
    var counted = next < claim.size() ? claim.found().get(next) : null;
    return counted == null
        || source.occurrences(counted).stream().noneMatch(at -> isNumber(source, at.place() - 1));
  }

  private static boolean isNumber(SourceText source, int place) {
    var stem = source.stemAt(place);
    return !stem.isEmpty() && Character.isDigit(stem.charAt(0));
  }

  private static boolean hasOtherUnit(SourceText source, String number, String unit) {
    boolean hasOther = false;
    for (var occurrence : source.occurrences(number)) {
      for (int distance = 1; distance <= 2; distance++) {
        if (source.stemAt(occurrence.place() + distance).equals(unit)) {
          return false;
        }
      }
      hasOther |= UNITS.contains(source.stemAt(occurrence.place() + 1));
    }
    return hasOther;
  }
}
