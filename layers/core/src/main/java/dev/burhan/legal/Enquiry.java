package dev.burhan.legal;

/** Pairs a question with where its answer is to be looked for. */
public record Enquiry(Question question, PassageFilter filter) {

  public static Enquiry everywhere(Question question) {
    return new Enquiry(question, PassageFilter.NONE);
  }
}
