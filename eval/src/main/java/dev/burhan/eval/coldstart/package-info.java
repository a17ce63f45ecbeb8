/** Measures how long functions take to start, as they are deployed. */
@NullMarked
package dev.burhan.eval.coldstart;

import org.jspecify.annotations.NullMarked;
