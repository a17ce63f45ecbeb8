package dev.burhan.parsers.word;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.format.ParseBudget;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks the elements of one part of a Word file:
 *
 * <pre>{@code
 * int parent = xml.depth();
 * while (xml.nextIn(parent)) {
 *   switch (xml.name()) { … }
 * }
 * }</pre>
 *
 * What an element holds that was not read is skipped. Not thread-safe.
 */
final class WordXml implements AutoCloseable {

  private static final int DEPTH_MAX = 500;
  private static final int EVENTS_PER_STEP = 256;
  private static final Set<String> WORD =
      Set.of(
          "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "http://purl.oclc.org/ooxml/wordprocessingml/main");
  private static final Set<String> MATHS =
      Set.of(
          "http://schemas.openxmlformats.org/officeDocument/2006/math",
          "http://purl.oclc.org/ooxml/officeDocument/math");
  private static final String COMPATIBILITY =
      "http://schemas.openxmlformats.org/markup-compatibility/2006";
  private static final Set<String> OFF = Set.of("0", "false", "off", "none");

  /**
   * Limits of the JDK that ordinary files go beyond: a text with 100,000 ampersands, say. They
   * guard against entities, and there are none without a document type; depth is limited here.
   */
  private static final List<String> LIFTED =
      List.of("maxGeneralEntitySizeLimit", "totalEntitySizeLimit", "maxElementDepth");

  private static final String WITHOUT_LIMIT = "0";

  private final InputStream part;
  private final XMLStreamReader xml;
  private final ParseBudget budget;
  private int depth;
  private int events;

  WordXml(InputStream part, ParseBudget budget) throws IOException {
    this.part = part;
    this.budget = budget;
    try {
      xml = factory().createXMLStreamReader(part);
    } catch (XMLStreamException e) {
      throw new IOException("no XML", e);
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    LIFTED.forEach(limit -> factory.setProperty("jdk.xml." + limit, WITHOUT_LIMIT));
    return factory;
  }

  /** How many elements are open, the one in hand included. */
  int depth() {
    return depth;
  }

  /** Goes to the next element directly in the one at a depth; false when there is no more. */
  boolean nextIn(int parent) throws IOException {
    while (next()) {
      if (depth < parent) {
        return false;
      }
      if (depth == parent + 1 && xml.isStartElement()) {
        return true;
      }
    }
    return false;
  }

  /** Goes on by one step in the file; false at its end. */
  private boolean next() throws IOException {
    if (++events % EVENTS_PER_STEP == 0) {
      budget.step();
    }
    try {
      if (!xml.hasNext()) {
        return false;
      }
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> enter();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        // Word writes none; whoever does is up to something.
        case XMLStreamConstants.DTD -> throw new IOException("a document type in a part");
        default -> {}
      }
      return true;
    } catch (XMLStreamException e) {
      throw new IOException("damaged XML", e);
    }
  }

  private void enter() {
    if (++depth > DEPTH_MAX) {
      throw new OverLimit(DocumentFault.TOO_COMPLEX);
    }
  }

  /** Appends the text in the element in hand, without that of elements in it. */
  void text(StringBuilder to) throws IOException {
    int own = depth;
    while (next() && depth >= own) {
      if (depth == own && xml.isCharacters()) {
        budget.characters(xml.getTextLength());
        to.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
    }
  }

  /** The local name of an element of Word's; with a prefix, such as {@code m:t}, of another. */
  String name() {
    var namespace = xml.getNamespaceURI();
    var name = xml.getLocalName();
    if (namespace == null) {
      return "?:" + name;
    }
    if (WORD.contains(namespace)) {
      return name;
    }
    return (MATHS.contains(namespace) ? "m:" : namespace.equals(COMPATIBILITY) ? "mc:" : "?:")
        + name;
  }

  /** An attribute by its local name; empty when it is missing. */
  String attribute(String name) {
    var value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** The attribute in which most elements of Word's say what they have to say. */
  String value() {
    return attribute("val");
  }

  int number(String attribute, int otherwise) {
    try {
      return Integer.parseInt(attribute(attribute));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Reads a property that is on by being there. */
  boolean isOn() {
    return !OFF.contains(value());
  }

  @Override
  public void close() throws IOException {
    try (part) {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("damaged XML", e);
    }
  }
}
