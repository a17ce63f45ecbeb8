/** Tests of {@code dev.burhan.failure}. */
@NullMarked
package dev.burhan.failure;

import org.jspecify.annotations.NullMarked;
