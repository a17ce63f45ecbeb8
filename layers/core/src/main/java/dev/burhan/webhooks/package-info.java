/** Signed notes to tenants that their jobs have ended, sent until they are heard. */
@NullMarked
package dev.burhan.webhooks;

import org.jspecify.annotations.NullMarked;
