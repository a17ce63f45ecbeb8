/** Tests of what benches stand on. */
@NullMarked
package dev.burhan.eval.workbench;

import org.jspecify.annotations.NullMarked;
