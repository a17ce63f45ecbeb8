/** Lambda function: events in, use case, response out. */
@NullMarked
package dev.burhan.function.admin;

import org.jspecify.annotations.NullMarked;
