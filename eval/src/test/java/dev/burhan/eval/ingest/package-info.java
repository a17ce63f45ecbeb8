/** Tests of the benches of the way in. */
@NullMarked
package dev.burhan.eval.ingest;

import org.jspecify.annotations.NullMarked;
