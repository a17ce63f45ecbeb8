/** Tests of the statistics, against values computed by hand. */
@NullMarked
package dev.burhan.eval.statistics;

import org.jspecify.annotations.NullMarked;
