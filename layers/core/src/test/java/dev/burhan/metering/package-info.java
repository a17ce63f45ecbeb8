/** Tests of {@code dev.burhan.metering}. */
@NullMarked
package dev.burhan.metering;

import org.jspecify.annotations.NullMarked;
