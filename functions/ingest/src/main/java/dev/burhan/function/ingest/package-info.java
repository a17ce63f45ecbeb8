/** Lambda function: events in, use case, response out. */
@NullMarked
package dev.burhan.function.ingest;

import org.jspecify.annotations.NullMarked;
