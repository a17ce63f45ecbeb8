package dev.burhan.structure;

import java.util.List;
import java.util.Optional;

/**
 * Holds the label a line begins with: {@code 4.2}, {@code (a)}, {@code Article IV}, {@code أولاً:}.
 *
 * @param division named in words, as in {@code Article IV}
 * @param readings what it may count as; {@code (i)} is the first roman numeral or the ninth letter
 * @param numbers the place it names, outermost first, as far as it is in numbers
 * @param end where it ends in the head of its line, marks behind it included
 * @param isMarked a mark such as a stop, a colon or a bracket parts it from what follows
 */
record Label(
    Kind kind,
    Optional<Division> division,
    List<Reading> readings,
    List<Integer> numbers,
    int end,
    boolean isMarked) {

  /** How labels differ in what they may stand for. */
  enum Kind {
    /** {@code Article 4}. */
    DIVISION,
    /** {@code 4.2}. */
    DECIMAL,
    /** {@code 4.}, {@code (a)}, {@code IV.}, {@code أولاً:}. */
    COUNTER,
    /** {@code -}. */
    BULLET
  }

  /**
   * One way to count.
   *
   * @param style the same for labels that follow one another in one list
   * @param value from 1; 0 where nothing is counted
   */
  record Reading(String style, int value) {}

  Label {
    readings = List.copyOf(readings);
    numbers = List.copyOf(numbers);
  }

  static Label division(Division division, Reading reading, List<Integer> numbers, int end) {
    return new Label(Kind.DIVISION, Optional.of(division), List.of(reading), numbers, end, false);
  }

  static Label decimal(List<Integer> numbers, int end) {
    var reading = new Reading(numbers.size() + " numbers", numbers.getLast());
    return new Label(Kind.DECIMAL, Optional.empty(), List.of(reading), numbers, end, true);
  }

  static Label counter(List<Reading> readings, List<Integer> numbers, int end) {
    return new Label(Kind.COUNTER, Optional.empty(), readings, numbers, end, true);
  }

  static Label bullet(String style, int end) {
    return new Label(
        Kind.BULLET, Optional.empty(), List.of(new Reading(style, 0)), List.of(), end, true);
  }

  /** The same label read in one way alone. */
  Label as(Reading reading) {
    return new Label(kind, division, List.of(reading), numbers, end, isMarked);
  }

  /** The same label as the first of its list, in whatever ways it may be. */
  Label asFirst() {
    var firsts = readings.stream().filter(reading -> reading.value() == 1).toList();
    return new Label(kind, division, firsts, numbers, end, isMarked);
  }

  Label marked() {
    return new Label(kind, division, readings, numbers, end, true);
  }

  /** Only in brackets or after a bullet; what sentences refer to by number begins otherwise. */
  boolean isOfList() {
    return kind.equals(Kind.BULLET) || readings.getFirst().style().startsWith("(");
  }

  /** A number without a mark, which means something before capitals alone. */
  boolean isBare() {
    return kind.equals(Kind.COUNTER) && readings.getFirst().style().equals("1");
  }

  /** Tells whether this names a part of what the other names: 4.1 of 4. */
  boolean isWithin(Label other) {
    int parts = other.numbers.size();
    return numbers.size() > parts && numbers.subList(0, parts).equals(other.numbers);
  }

  /** Tells whether this is the next label of the same list. */
  boolean followsDirectly(Label before) {
    return before.readings.stream().anyMatch(reading -> next(reading).isPresent());
  }

  /** How this reads as the next after one that reads so. */
  Optional<Reading> next(Reading before) {
    return readings.stream()
        .filter(r -> r.style().equals(before.style()) && r.value() == before.value() + 1)
        .findFirst();
  }

  /** Tells whether both may count in one list. */
  boolean sharesStyle(Label other) {
    return readings.stream()
        .anyMatch(mine -> other.readings.stream().anyMatch(r -> r.style().equals(mine.style())));
  }

  boolean is(Kind expected) {
    return kind.equals(expected);
  }

  boolean isFirst() {
    return readings.stream().anyMatch(reading -> reading.value() == 1);
  }
}
