/** What benches stand on: a database of their own, sets of passages, vectors kept between runs. */
@NullMarked
package dev.burhan.eval.workbench;

import org.jspecify.annotations.NullMarked;
