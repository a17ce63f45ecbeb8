/** Tests of {@code dev.burhan.documents}. */
@NullMarked
package dev.burhan.documents;

import org.jspecify.annotations.NullMarked;
