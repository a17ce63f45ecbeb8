/** Invokes handlers in this process as the managed Java runtime would. */
@NullMarked
package dev.burhan.cloud.function;

import org.jspecify.annotations.NullMarked;
