/** Measures what the product claims: benches, metrics, golden sets, calibration. */
@NullMarked
package dev.burhan.eval;

import org.jspecify.annotations.NullMarked;
