package dev.burhan.cloud.template;

import dev.burhan.cloud.template.Expression.Attribute;
import dev.burhan.cloud.template.Expression.Joined;
import dev.burhan.cloud.template.Expression.Literal;
import dev.burhan.cloud.template.Expression.Reference;
import java.util.Map;
import java.util.Set;

/** Fails on the first expression that names neither a parameter, a resource nor a constant. */
record ReferenceCheck(Set<String> parameters, Set<String> resources) {

  private static final Set<String> PSEUDO_PARAMETERS =
      Set.of(
          "AWS::AccountId",
          "AWS::Partition",
          "AWS::Region",
          "AWS::StackId",
          "AWS::StackName",
          "AWS::URLSuffix");

  /** What SAM lets follow a resource in a {@code !Ref}. */
  private static final Set<String> SUFFIXES = Set.of("Alias", "Version", "Stage", "Deployment");

  void check(Map<String, Expression> expressions) {
    expressions.forEach(this::check);
  }

  private void check(String path, Expression expression) {
    switch (expression) {
      case Literal _ -> {}
      case Reference(String name) -> require(isKnown(name), path, name);
      case Attribute(String resource, _) -> require(resources.contains(resource), path, resource);
      case Joined(var parts) -> parts.forEach(part -> check(path, part));
    }
  }

  private boolean isKnown(String name) {
    int dot = name.indexOf('.');
    return parameters.contains(name)
        || resources.contains(name)
        || PSEUDO_PARAMETERS.contains(name)
        || (dot > 0
            && resources.contains(name.substring(0, dot))
            && SUFFIXES.contains(name.substring(dot + 1)));
  }

  private static void require(boolean known, String path, String name) {
    if (!known) {
      throw new InvalidTemplateException(path, "refers to " + name + ", which does not exist");
    }
  }
}
