/** Tests of {@code dev.burhan.webhooks.http}. */
@NullMarked
package dev.burhan.webhooks.http;

import org.jspecify.annotations.NullMarked;
