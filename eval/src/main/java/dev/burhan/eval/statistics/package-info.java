/** Sums up what was measured: ranks, times, and a fitted probability. */
@NullMarked
package dev.burhan.eval.statistics;

import org.jspecify.annotations.NullMarked;
