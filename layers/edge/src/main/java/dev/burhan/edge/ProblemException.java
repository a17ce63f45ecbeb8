package dev.burhan.edge;

import java.io.Serial;

/** Ends the reading of a request with a problem; caught in one place, {@link Api}. */
public final class ProblemException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.kind() + " " + problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
