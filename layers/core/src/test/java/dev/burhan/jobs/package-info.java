/** Tests of {@code dev.burhan.jobs}. */
@NullMarked
package dev.burhan.jobs;

import org.jspecify.annotations.NullMarked;
