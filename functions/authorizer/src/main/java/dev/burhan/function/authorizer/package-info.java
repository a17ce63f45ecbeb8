/** Lambda function: events in, use case, response out. */
@NullMarked
package dev.burhan.function.authorizer;

import org.jspecify.annotations.NullMarked;
