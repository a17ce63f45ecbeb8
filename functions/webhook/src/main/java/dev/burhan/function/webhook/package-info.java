/** Lambda function: events in, use case, response out. */
@NullMarked
package dev.burhan.function.webhook;

import org.jspecify.annotations.NullMarked;
