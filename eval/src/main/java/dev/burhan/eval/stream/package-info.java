/** Measures what the product adds to a model whose answers stream. */
@NullMarked
package dev.burhan.eval.stream;

import org.jspecify.annotations.NullMarked;
