/** Posts webhooks over HTTP. */
@NullMarked
package dev.burhan.webhooks.http;

import org.jspecify.annotations.NullMarked;
