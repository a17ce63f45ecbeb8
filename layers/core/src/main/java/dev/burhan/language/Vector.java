package dev.burhan.language;

import java.util.Arrays;

/** Holds an embedding; immutable. */
public final class Vector {

  private final float[] values;

  public Vector(float[] values) {
    this.values = values.clone();
  }

  public int dimensions() {
    return values.length;
  }

  /** The text form pgvector reads: {@code [1.0,2.0]}. */
  public String text() {
    return Arrays.toString(values).replace(" ", "");
  }

  /** The inner product; the cosine where both are of unit length. */
  public double dot(Vector other) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * (double) other.values[i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vector vector && Arrays.equals(values, vector.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Says how many values there are; the values say nothing to a reader. */
  @Override
  public String toString() {
    return "Vector[" + values.length + "]";
  }
}
