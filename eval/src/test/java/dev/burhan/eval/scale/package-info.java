/** Tests of the benches of size and of time. */
@NullMarked
package dev.burhan.eval.scale;

import org.jspecify.annotations.NullMarked;
