/** Tests of {@code dev.burhan.language}. */
@NullMarked
package dev.burhan.language;

import org.jspecify.annotations.NullMarked;
