/** Tests of {@code dev.burhan.tenancy}. */
@NullMarked
package dev.burhan.tenancy;

import org.jspecify.annotations.NullMarked;
