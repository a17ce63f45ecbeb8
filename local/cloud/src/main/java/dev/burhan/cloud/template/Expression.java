package dev.burhan.cloud.template;

import java.util.List;

/** Holds a value of the template as written, before its references are resolved. */
public sealed interface Expression {

  /** A plain value. */
  record Literal(String text) implements Expression {}

  /** {@code !Ref name}; the name may carry one of SAM's suffixes, as in {@code Query.Alias}. */
  record Reference(String name) implements Expression {}

  /** {@code !GetAtt resource.name}. */
  record Attribute(String resource, String name) implements Expression {}

  /** {@code !Sub} or {@code !Join}, cut into parts that follow each other. */
  record Joined(List<Expression> parts) implements Expression {
    public Joined {
      parts = List.copyOf(parts);
    }
  }
}
