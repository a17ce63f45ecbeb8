/**
 * Runs a handler whose response streams: the loop over the Lambda Runtime API, and a way to run the
 * same handler where responses are buffered.
 */
@NullMarked
package dev.burhan.streaming;

import org.jspecify.annotations.NullMarked;
