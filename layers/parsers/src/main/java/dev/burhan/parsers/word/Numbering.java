package dev.burhan.parsers.word;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.OverLimit;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Holds the lists of a document. Not thread-safe. */
final class Numbering {

  /** Definitions, lists and levels together. Files that were pasted together have thousands. */
  private static final int ITEMS_MAX = 500_000;

  /** What several lists share; a linked one takes its levels from the list of a style. */
  private record Definition(Map<Integer, ListLevel> levels, String link) {}

  private record Instance(
      String definition, Map<Integer, ListLevel> levels, Map<Integer, Integer> starts) {}

  private final Map<String, Definition> definitions = new HashMap<>();
  private final Map<String, Instance> instances = new HashMap<>();
  private final Map<String, NumberedList> known = new HashMap<>();
  private final Styles styles;
  private int items;

  private Numbering(Styles styles) {
    this.styles = styles;
  }

  /** Numbering of a document that has no lists. */
  static Numbering none() {
    return new Numbering(Styles.none());
  }

  static Numbering read(WordXml xml, Styles styles) throws IOException {
    var numbering = new Numbering(styles);
    xml.nextIn(0);
    int root = xml.depth();
    while (xml.nextIn(root)) {
      switch (xml.name()) {
        case "abstractNum" -> numbering.definition(xml);
        case "num" -> numbering.instance(xml);
        default -> {}
      }
    }
    return numbering;
  }

  /** A list by its identifier; empty when there is none, as there is no list {@code 0}. */
  Optional<NumberedList> list(String id) {
    return instances.containsKey(id)
        ? Optional.of(known.computeIfAbsent(id, this::resolve))
        : Optional.empty();
  }

  private void definition(WordXml xml) throws IOException {
    var id = xml.attribute("abstractNumId");
    var levels = new HashMap<Integer, ListLevel>();
    var link = "";
    int definition = xml.depth();
    while (xml.nextIn(definition)) {
      switch (xml.name()) {
        case "lvl" -> level(xml, levels);
        case "numStyleLink" -> link = xml.value();
        default -> {}
      }
    }
    count();
    definitions.put(id, new Definition(levels, link));
  }

  private void level(WordXml xml, Map<Integer, ListLevel> levels) throws IOException {
    int number = xml.number("ilvl", -1);
    if (number >= 0 && number < ListLevel.LEVELS) {
      count();
      levels.put(number, ListLevel.read(xml));
    }
  }

  private void instance(WordXml xml) throws IOException {
    var id = xml.attribute("numId");
    var definition = "";
    var levels = new HashMap<Integer, ListLevel>();
    var starts = new HashMap<Integer, Integer>();
    int instance = xml.depth();
    while (xml.nextIn(instance)) {
      switch (xml.name()) {
        case "abstractNumId" -> definition = xml.value();
        case "lvlOverride" -> override(xml, levels, starts);
        default -> {}
      }
    }
    count();
    instances.put(id, new Instance(definition, levels, starts));
  }

  private void override(WordXml xml, Map<Integer, ListLevel> levels, Map<Integer, Integer> starts)
      throws IOException {
    int number = xml.number("ilvl", -1);
    int override = xml.depth();
    while (xml.nextIn(override)) {
      switch (xml.name()) {
        case "startOverride" -> starts.put(number, ListLevel.start(xml));
        case "lvl" -> level(xml, levels);
        default -> {}
      }
    }
  }

  private void count() {
    if (++items > ITEMS_MAX) {
      throw new OverLimit(DocumentFault.TOO_COMPLEX);
    }
  }

  private NumberedList resolve(String id) {
    var instance = Objects.requireNonNull(instances.get(id));
    var levels = new HashMap<>(levels(instance.definition(), true));
    levels.putAll(instance.levels());
    return new NumberedList(id, instance.definition(), levels, instance.starts());
  }

  private Map<Integer, ListLevel> levels(String id, boolean mayBeLinked) {
    var definition = definitions.get(id);
    if (definition == null) {
      return Map.of();
    }
    var linked = instances.get(styles.list(definition.link()));
    return definition.levels().isEmpty() && mayBeLinked && linked != null
        ? levels(linked.definition(), false)
        : definition.levels();
  }
}
