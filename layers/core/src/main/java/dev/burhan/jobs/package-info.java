/** Work that outlives the request that asked for it. */
@NullMarked
package dev.burhan.jobs;

import org.jspecify.annotations.NullMarked;
