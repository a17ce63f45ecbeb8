/** Benches of the way in: contracts as files, and a flood of small documents. */
@NullMarked
package dev.burhan.eval.ingest;

import org.jspecify.annotations.NullMarked;
