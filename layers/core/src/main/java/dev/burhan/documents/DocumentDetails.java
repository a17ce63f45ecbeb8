package dev.burhan.documents;

import dev.burhan.language.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds what a tenant says of a document.
 *
 * @param language empty to have it told from the text
 * @param tags distinct, sorted; what lists and searches are narrowed by
 * @param date the day the document bears; empty for the day it is sent
 */
public record DocumentDetails(
    DocumentId id,
    String title,
    Optional<Language> language,
    List<String> tags,
    Optional<LocalDate> date) {

  public static final int TITLE_MAX = 300;
  public static final int TAGS_MAX = 20;

  /** Letters and digits of any script; no comma, which parts tags in a query. */
  private static final Pattern TAG =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._:-]{0,49}");

  public DocumentDetails {
    tags = tags.stream().distinct().sorted().toList();
    if (title.length() > TITLE_MAX) {
      throw new IllegalArgumentException("title must hold at most " + TITLE_MAX + " characters");
    }
    if (tags.size() > TAGS_MAX || !tags.stream().allMatch(DocumentDetails::isTag)) {
      throw new IllegalArgumentException("at most " + TAGS_MAX + " tags of 1 to 50 characters");
    }
  }

  /** Details of a document of which nothing but its title is known. */
  public static DocumentDetails of(DocumentId id, String title) {
    return new DocumentDetails(id, title, Optional.empty(), List.of(), Optional.empty());
  }

  public static boolean isTag(String value) {
    return TAG.matcher(value).matches();
  }
}
