/** Tests of the measures. */
@NullMarked
package dev.burhan.eval;

import org.jspecify.annotations.NullMarked;
