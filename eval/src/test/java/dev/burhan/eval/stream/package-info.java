@NullMarked
package dev.burhan.eval.stream;

import org.jspecify.annotations.NullMarked;
