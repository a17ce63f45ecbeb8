/** Lambda function: events in, use case, response out. */
@NullMarked
package dev.burhan.function.query;

import org.jspecify.annotations.NullMarked;
