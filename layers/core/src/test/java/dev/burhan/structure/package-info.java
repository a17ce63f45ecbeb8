/** Tests of {@code dev.burhan.structure}. */
@NullMarked
package dev.burhan.structure;

import org.jspecify.annotations.NullMarked;
