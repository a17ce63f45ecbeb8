package dev.burhan.legal;

import dev.burhan.tenancy.Tenant.WeakAnswers;

/**
 * Says what is asked, where its answer is to be looked for, and what answers are wanted.
 *
 * @param weakAnswers what is done with a written answer whose sources support it weakly
 */
public record Enquiry(Question question, PassageFilter filter, WeakAnswers weakAnswers) {

  /** Wants weakly supported answers too. */
  public Enquiry(Question question, PassageFilter filter) {
    this(question, filter, WeakAnswers.FLAG);
  }

  public static Enquiry everywhere(Question question) {
    return new Enquiry(question, PassageFilter.NONE);
  }
}
