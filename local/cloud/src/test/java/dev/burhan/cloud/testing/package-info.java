/** Clocks, handlers and clients that do as a test tells them. */
@NullMarked
package dev.burhan.cloud.testing;

import org.jspecify.annotations.NullMarked;
