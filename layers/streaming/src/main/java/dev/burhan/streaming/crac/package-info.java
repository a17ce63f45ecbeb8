/**
 * Holds the hooks that run around a snapshot, in the shape in which {@code org.crac.Core} looks for
 * an implementation by the name of its package. Names and signatures are what it finds by
 * reflection; handlers use {@code org.crac} and never this.
 */
@NullMarked
package dev.burhan.streaming.crac;

import org.jspecify.annotations.NullMarked;
