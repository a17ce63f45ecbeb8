/** Tests of the measure of groundedness. */
@NullMarked
package dev.burhan.eval.groundedness;

import org.jspecify.annotations.NullMarked;
