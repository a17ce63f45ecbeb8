/** Tests of {@code dev.burhan.legal}. */
@NullMarked
package dev.burhan.legal;

import org.jspecify.annotations.NullMarked;
