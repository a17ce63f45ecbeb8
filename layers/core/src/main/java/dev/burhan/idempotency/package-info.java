/** Requests that may be sent twice and take effect once. */
@NullMarked
package dev.burhan.idempotency;

import org.jspecify.annotations.NullMarked;
