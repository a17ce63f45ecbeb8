/** Lambda function: events in, use case, response out. */
@NullMarked
package dev.burhan.function.migrate;

import org.jspecify.annotations.NullMarked;
