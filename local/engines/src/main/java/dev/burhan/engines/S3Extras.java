package dev.burhan.engines;

import java.time.InstantSource;
import java.util.function.Consumer;

/** Holds what our wiring adds to S3Mock: the time, and who is told of stored objects. */
record S3Extras(InstantSource clock, Consumer<S3Event> listener) {}
