package dev.burhan.cloud.template;

/** Says when a resource is there: when two values are the same, or when they are not. */
public record Condition(Expression left, Expression right, boolean same) {}
