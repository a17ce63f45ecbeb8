/** Benches of size and of time: a million passages, and many minutes. */
@NullMarked
package dev.burhan.eval.scale;

import org.jspecify.annotations.NullMarked;
