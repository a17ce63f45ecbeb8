/** Tests of {@code dev.burhan.webhooks}. */
@NullMarked
package dev.burhan.webhooks;

import org.jspecify.annotations.NullMarked;
