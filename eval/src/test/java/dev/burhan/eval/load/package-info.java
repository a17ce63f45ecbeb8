/** Many questions a second for minutes, through everything a request passes. */
@NullMarked
package dev.burhan.eval.load;

import org.jspecify.annotations.NullMarked;
