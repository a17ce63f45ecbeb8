/** Feeds functions from queues as Lambda's event source mappings do. */
@NullMarked
package dev.burhan.cloud.queue;

import org.jspecify.annotations.NullMarked;
