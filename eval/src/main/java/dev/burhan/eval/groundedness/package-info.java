/** Measures how well the score of groundedness tells supported claims from others, and fits it. */
@NullMarked
package dev.burhan.eval.groundedness;

import org.jspecify.annotations.NullMarked;
